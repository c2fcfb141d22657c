// The pages that the READMEs show to be copied, as their readers would have them: addresses put in place, TypeScript
// bundled, a policy sent as a header.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type ServedMock, serveMock } from '@customer-kit/mock/node';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { codeBlocks } from '../documents/code-blocks.ts';
import { root } from '../serve/root.ts';
import { type StaticServer, startStaticServer } from '../serve/static-server.ts';
import { test } from './open-page.ts';

const blocks = ['README.md', 'widgets/embed/README.md'].flatMap(codeBlocks);
const scopes = ['customers/read', 'customers/write'];
let api: ServedMock;
let host: StaticServer;

beforeAll(async () => {
  api = await serveMock({ customers: 20, scopesOf: (token) => (token === 'a token' ? scopes : undefined) });
  const channel = Buffer.from(await (await fetch(`${inject('endpoints').cdn}/v1.json`)).arrayBuffer());
  const pages = new Map<string, Buffer>();
  for (const { page } of blocks) if (page) pages.set(`/${page}`, Buffer.from(await documentOf(page)));
  host = await startStaticServer(
    {
      async find(path) {
        const page = pages.get(path);
        return page ? { name: 'page.html', body: page } : { name: 'widgets.json', body: channel };
      },
      headers(path) {
        const policy = blocks.find((block) => block.policy === path.slice(1));
        return policy ? { 'content-security-policy': placed(policy.text).replaceAll('\n', ' ') } : {};
      },
    },
    { port: 0 },
  );
});

afterAll(async () => {
  await host.stop();
  await api.close();
});

/** With this run's addresses. */
function placed(text: string): string {
  const { cdn } = inject('endpoints');
  return text
    .replaceAll(/http:\/\/localhost:3100|https:\/\/cdn2?\.example/g, cdn)
    .replaceAll(/http:\/\/localhost:4000|https:\/\/api\.example/g, api.url);
}

async function documentOf(page: string): Promise<string> {
  const parts = blocks.filter((block) => block.page === page).map(async ({ language, text }) => {
    if (language === 'html') return placed(text);
    const code = placed(text);
    return `<main></main><div id="customers"></div><button id="close">Close</button><script type="module">${await bundled(code)}</script>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${page}</title><link rel="icon" href="data:,">${(await Promise.all(parts)).join('\n')}</html>`;
}

/** A module, and what it exports for React shown. */
async function bundled(code: string): Promise<string> {
  const resolveDir = join(root, 'host-demo');
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as shown from 'documented';
        import { createElement } from 'react';
        import { createRoot } from 'react-dom/client';
        const { Customers, customers = Customers && createElement(Customers) } = shown;
        if (customers) createRoot(document.querySelector('main')).render(customers);`,
      resolveDir,
    },
    plugins: [
      {
        name: 'documented',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^documented$/ }, ({ path }) => ({ path, namespace: 'documented' }));
          onLoad({ filter: /.*/, namespace: 'documented' }, () => ({ contents: code, loader: 'tsx', resolveDir }));
        },
      },
    ],
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? '';
}
