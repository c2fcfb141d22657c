/** A host's own page, without a bundler, at an address of its own: a button that counts, and the widgets beside it. */
import { withCustomers } from '@customer-kit/mock';
import { serveMock } from '@customer-kit/mock/node';
import { widgets } from '../bench/widgets-on-page.ts';
import { startStaticServer } from '../serve/static-server.ts';

export interface WidgetPage {
  /** Of the page with all four; `/customer-list` is a page with that one alone. */
  url: string;
  stop: () => Promise<void>;
}

/** `scripts`: the page’s script tags. The API is a mock. */
export async function serveWidgetPage(scripts: (api: string) => string): Promise<WidgetPage> {
  const api = await serveMock({ scenarios: [withCustomers(40)] });
  const body = (shown: readonly string[]) => `<!doctype html>
<html lang="en">
<title>A host's page</title>
<link rel="icon" href="data:,">
<script>
  errors = [];
  addEventListener('customer-error', (event) => errors.push(event.detail));
</script>
<button onclick="this.textContent = Number(this.textContent) + 1">0</button>
${shown.map((tag) => `<${tag}></${tag}>`).join('\n')}
${scripts(api.url)}
</html>`;
  const server = await startStaticServer(
    {
      find: async (path) => ({ name: 'page.html', body: Buffer.from(body(path === '/' ? widgets : [path.slice(1)])) }),
      headers: () => ({}),
    },
    { port: 0 },
  );
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await api.close();
    },
  };
}
