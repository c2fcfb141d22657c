/** What the widgets weigh on a plain page without a cache, from the builds as `npm start` serves them. */
import { withCustomers } from '@customer-kit/mock';
import { serveMock } from '@customer-kit/mock/node';
import type { Browser, Page } from 'playwright';
import { startStaticServer } from '../serve/static-server.ts';
import { type Weight, weigh } from './page-weight.ts';
import { mounted, widgets } from './widgets-on-page.ts';

/**
 * `plain.list`, `plain.all`: a page with the list, with all four. `further.<widget>`: adding it where another one is.
 * `open.customer-form`: what the form fetches when it is opened for the first time.
 */
export async function plainWeights(browser: Browser, cdn: string): Promise<Map<string, Weight>> {
  await using started = new AsyncDisposableStack();
  const api = await serveMock({ scenarios: [withCustomers(200)] });
  started.defer(() => api.close());
  const server = await startStaticServer(
    { find: async (path) => ({ name: 'page.html', body: plainPage(path, cdn, api.url) }), headers: () => ({}) },
    { port: 0 },
  );
  started.defer(server.stop);

  const weights = new Map<string, Weight>();
  const weighPage = async (name: string, elements: readonly string[], act?: (page: Page) => Promise<unknown>) => {
    await using context = await browser.newContext();
    const page = await context.newPage();
    const weight = weigh(page, cdn);
    await page.goto(`${server.url}/${elements.join('+')}`);
    for (const element of elements) await settled(page, element);
    if (act) {
      await weight();
      await act(page);
    }
    weights.set(name, await weight());
  };
  await weighPage('plain.list', ['customer-list']);
  await weighPage('plain.all', widgets);
  for (const widget of widgets) {
    await weighPage(`further.${widget}`, [widget === 'customer-list' ? 'customer-search' : 'customer-list'], (page) =>
      add(page, widget),
    );
  }
  await weighPage('open.customer-form', widgets, openForm);
  return weights;
}

/** The widgets named in the path, on a page that has nothing else. */
function plainPage(path: string, cdn: string, api: string): Buffer {
  const elements = path
    .slice(1)
    .split('+')
    .filter((name) => widgets.some((widget) => widget === name));
  return Buffer.from(
    `<!doctype html><html lang="en"><title>Plain</title><link rel="icon" href="data:,">` +
      `<script type="module" src="${cdn}/embed.js" data-api="${api}"></script>` +
      elements.map((name) => `<${name}></${name}>`).join(''),
  );
}

async function add(page: Page, widget: string): Promise<void> {
  await page.evaluate((name) => document.body.append(document.createElement(name)), widget);
  await settled(page, widget);
}

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New customer' }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
}

async function settled(page: Page, element: string): Promise<void> {
  await mounted(page, element);
  await page.waitForLoadState('networkidle');
}
