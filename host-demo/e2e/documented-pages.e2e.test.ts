// The pages that the READMEs show to be copied, as their readers would have them: addresses put in place, TypeScript
// bundled, a policy sent as a header.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { signedInAs, withCustomers } from '@customer-kit/mock';
import { type ServedMock, serveMock } from '@customer-kit/mock/node';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, inject } from 'vitest';
import { codeBlocks } from '../documents/code-blocks.ts';
import { root } from '../serve/root.ts';
import { type StaticServer, startStaticServer } from '../serve/static-server.ts';
import { test } from './open-page.ts';

const blocks = ['README.md', 'widgets/embed/README.md'].flatMap(codeBlocks);
/** What READMEs write, and what it is in this run. */
const placements: [shown: string | RegExp, here: string][] = [];
let api: ServedMock;
let host: StaticServer;

beforeAll(async () => {
  api = await serveMock({ scenarios: [withCustomers(20)] });
  const { cdn, api: localApi } = inject('endpoints');
  const channel = Buffer.from(await (await fetch(`${cdn}/v1.json`)).arrayBuffer());
  const loader = Buffer.from(await (await fetch(`${cdn}/embed.js`)).arrayBuffer());
  placements.push(
    [/http:\/\/localhost:3100|https:\/\/cdn2?\.example/g, cdn],
    ['http://localhost:4000/_local/token', `${localApi}/_local/token`],
    [/http:\/\/localhost:4000|https:\/\/api\.example/g, api.url],
    // The builds that tests run on are no release of the loader's.
    ['/embed/1.2.0/', '/'],
    ['sha256-…', `sha256-${createHash('sha256').update(loader).digest('base64')}`],
  );
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

beforeEach(() => api.mock.reset());

afterAll(async () => {
  await host.stop();
  await api.close();
});

function placed(text: string): string {
  return placements.reduce((result, [shown, here]) => result.replaceAll(shown, here), text);
}

/** All blocks of a page, with what they take for granted. */
async function documentOf(page: string): Promise<string> {
  const parts = blocks
    .filter((block) => block.page === page)
    .map(async ({ language, text }) => (language === 'html' ? placed(text) : scripted(placed(text))));
  const body = (await Promise.all(parts)).join('\n');
  const list = body.includes('<customer-') || body.includes('<main>') ? '' : '<customer-list></customer-list>';
  return `<!doctype html><html lang="en"><title>${page}</title><link rel="icon" href="data:,">${body}${list}</html>`;
}

async function scripted(code: string): Promise<string> {
  const places = '<main></main><div id="customers"></div><button id="close">Close</button>';
  return `${places}<script type="module">${(await bundled(code)).replaceAll('</script', '<\\/script')}</script>`;
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
        setup(building) {
          building.onResolve({ filter: /^documented$/ }, ({ path }) => ({ path, namespace: 'documented' }));
          building.onLoad({ filter: /.*/, namespace: 'documented' }, () => ({
            contents: code,
            loader: 'tsx',
            resolveDir,
          }));
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
  return outputFiles[0]?.text ?? '';
}

const names = [...new Set(blocks.flatMap(({ page }) => page ?? []))];

/** What a README takes for granted of the page. */
const prepare = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(globalThis, { mySession: { accessToken: async () => 'the token', signIn: async () => {} } });
  });

test.for(names)('page "%s" shows customers', async (name, { openPage }) => {
  const page = await openPage(`${host.url}/${name}`, { prepare });
  await page.getByRole('row').nth(5).waitFor();
});

test('the documented policy is in force where widgets are shown under it', async ({ openPage }) => {
  const page = await openPage(`${host.url}/elements`, { expected: /'TrustedScript'/ });
  const answer = await page
    .evaluate(() => {
      document.body.append(Object.assign(document.createElement('script'), { text: 'document.title = "It ran"' }));
      return 'It was not refused.';
    })
    .catch(String);
  expect(answer).toContain('TrustedScript');
  await page.getByRole('row').nth(5).waitFor();
});

test('the page signs its reader in when the API wants a token, and the list goes on', async ({ openPage }) => {
  api.mock.use(signedInAs('nobody'));
  const page = await openPage('about:blank', {
    expected: /the server responded with a status of 401/,
    prepare: async (opening) => {
      await opening.exposeFunction('signInAtApi', () => void api.mock.use(signedInAs('editor')));
      await opening.addInitScript(() => {
        let token: string | undefined;
        const signIn = async () => {
          await (Reflect.get(globalThis, 'signInAtApi') as () => Promise<void>)();
          token = 'the token';
        };
        Object.assign(globalThis, { mySession: { accessToken: async () => token, signIn } });
      });
    },
  });
  const asked = page.waitForRequest((request) => request.headers().authorization === 'Bearer the token');
  await page.goto(`${host.url}/plain`);
  await asked;
  await page.getByRole('row').nth(5).waitFor();
});

test('the page on a laptop has a token of the API there', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const asked = page.waitForRequest((request) => request.headers().authorization?.startsWith('Bearer ey') ?? false);
  await page.goto(`${host.url}/laptop`);
  await asked;
  await page.getByRole('row').nth(5).waitFor();
});

test('the federated list tells whom one opens, and is taken away', async ({ openPage }) => {
  const page = await openPage(`${host.url}/federated`);
  const said = page.waitForEvent('console', (message) => message.text().includes('email'));
  await page.getByRole('row').nth(5).dblclick();
  await said;
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('row').first().waitFor({ state: 'detached' });
});
