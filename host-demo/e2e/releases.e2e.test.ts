/** Releases as pages see them: deployed and rolled back while pages are open, and pinned. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import { buildAs } from '../serve/build-as.ts';
import { releasesSite } from '../serve/cdn.ts';
import { publish, rollBack } from '../serve/releases.ts';
import { root } from '../serve/root.ts';
import { type Content, startStaticServer } from '../serve/static-server.ts';
import { kitsOn } from './customers-on-page.ts';
import { test } from './open-page.ts';
import { serveWidgetPage } from './widget-page.ts';

/** A CDN with the current builds of all widgets, which are 0.1.0. */
async function startCdn(siteOf = releasesSite) {
  const folder = mkdtempSync(join(tmpdir(), 'releases-'));
  await publish(join(root, 'widgets'), folder);
  const server = await startStaticServer(siteOf(folder), { port: 0 });
  onTestFinished(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  return { folder, url: server.url };
}

async function startPage(scripts: (api: string) => string) {
  const page = await serveWidgetPage(scripts);
  onTestFinished(() => page.stop());
  return page.url;
}

const script =
  (cdn: string, attributes = '') =>
  (api: string) =>
    `<script type="module" src="${cdn}/embed.js" data-api="${api}" ${attributes}></script>`;

/** The containers on a page, which are named by widget and version. */
const containersOn = (page: Page, widget: string) =>
  page.evaluate(
    (prefix) => Object.keys(globalThis).filter((name) => name.startsWith(prefix)),
    widget.replace('-', '_'),
  );

async function createCustomer(page: Page): Promise<void> {
  await page.locator('customer-list').getByRole('button', { name: 'New customer' }).click();
  const form = page.locator('customer-form');
  await form.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace');
  await form.getByRole('textbox', { name: 'E-mail' }).fill(`${randomUUID()}@example.com`);
  await form.getByRole('button', { name: 'Create customer' }).click();
  await form.getByRole('dialog').waitFor({ state: 'hidden' });
}

test('a release is the same to the byte wherever it is built', async () => {
  const folderOf = (builds: string) =>
    JSON.parse(readFileSync(join(builds, 'customer-form/dist/release.json'), 'utf8')).folder;
  expect(folderOf(await buildAs('0.1.0', ['customer-form']))).toBe(folderOf(join(root, 'widgets')));
});

test('a form is deployed and rolled back while pages are open: all of them work, with one kit each', async ({
  openPage,
}) => {
  const { folder, url } = await startCdn();
  const host = await startPage(script(url));

  const before = await openPage(host);
  await before.getByRole('row').nth(1).waitFor();
  await expect.poll(() => containersOn(before, 'customer-form')).toEqual(['customer_form_0_1_0']);

  await publish(await buildAs('0.1.1', ['customer-form']), folder);
  const after = await openPage(host);
  await after.getByRole('row').nth(1).waitFor();
  await expect.poll(() => containersOn(after, 'customer-form')).toEqual(['customer_form_0_1_1']);
  // The list is as old as it was, and uses the form's newer kit.
  expect(await containersOn(after, 'customer-list')).toEqual(['customer_list_0_1_0']);
  expect(await kitsOn(after)).toBe(1);

  await rollBack(folder, 'customer-form', '0.1.0');
  const again = await openPage(host);
  await again.getByRole('row').nth(1).waitFor();
  await expect.poll(() => containersOn(again, 'customer-form')).toEqual(['customer_form_0_1_0']);

  // What a form loads when it is first opened comes from the release it began with.
  for (const page of [before, after, again]) {
    await createCustomer(page);
    expect(await kitsOn(page)).toBe(1);
    await page.close();
  }
});

test('a page that is pinned gets its release, whatever the channel says', async ({ openPage }) => {
  const { folder, url } = await startCdn();
  await publish(await buildAs('0.1.1', ['customer-form']), folder);
  const page = await openPage(await startPage(script(url, 'data-versions="customer-form@0.1.0"')));
  await page.getByRole('row').nth(1).waitFor();
  await expect.poll(() => containersOn(page, 'customer-form')).toEqual(['customer_form_0_1_0']);
});

test.for([
  ['to what is current anyway', 'customer-search@0.1.0', undefined],
  ['to what was rolled back from', 'customer-form@0.1.1', '0.1.0'],
] as const)('a page that pins one widget %s has one kit', async ([, pin, current], { openPage }) => {
  const { folder, url } = await startCdn();
  await publish(await buildAs('0.1.1', ['customer-form']), folder);
  if (current) await rollBack(folder, 'customer-form', current);
  const page = await openPage(await startPage(script(url, `data-versions="${pin}" data-patience="20000"`)));
  await page.getByRole('row').nth(1).waitFor();
  await createCustomer(page);
  expect(await containersOn(page, 'customer-form')).toEqual(['customer_form_0_1_1']);
  expect(await kitsOn(page)).toBe(1);
});

test('a federated host has one kit, too, when the releases of its widgets have several', async ({ openPage }) => {
  const { folder, url } = await startCdn();
  await publish(await buildAs('0.1.1', ['customer-form']), folder);
  const { outputFiles } = await build({
    stdin: {
      resolveDir: join(root, 'host-demo'),
      contents: `
        import { checkIntegrity, widgetRemotes } from '@customer-kit/embed/federation';
        import { createInstance } from '@module-federation/runtime';
        const remotes = await widgetRemotes('${url}');
        const federation = createInstance({ name: 'host', remotes, plugins: [checkIntegrity] });
        for (const widget of ['customer-list', 'customer-form']) {
          const { mount } = await federation.loadRemote(widget + '/mount');
          mount(document.body.appendChild(document.createElement(widget)), { api: API });
          // The list and its kit run before the form is asked for.
          await new Promise((resolve) => setTimeout(resolve));
        }`,
    },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const host = await startPage((api) => `<script type="module">const API = '${api}';${outputFiles[0]?.text}</script>`);
  const page = await openPage(`${host}/main`);
  await page.getByRole('row').nth(1).waitFor();
  await createCustomer(page);
  expect(await containersOn(page, 'customer-list')).toEqual(['customer_list_0_1_0']);
  expect(await kitsOn(page)).toBe(1);
});

test('a pin without a version is told; its widget does not follow the channel instead', async ({ openPage }) => {
  const { url } = await startCdn();
  const told: unknown[] = [];
  await openPage(await startPage(script(url, 'data-versions="customer-form"')), {
    expected: /404/,
    async prepare(page) {
      await page.exposeFunction('tell', (message: unknown) => told.push(message));
      await page.addInitScript(() => {
        const tell = Reflect.get(globalThis, 'tell') as (message: unknown) => void;
        addEventListener('customer-error', (event) => tell((event as CustomEvent).detail.message));
      });
    },
  });
  await expect.poll(() => told).toEqual([expect.stringContaining('customer-form/no-version/')]);
});

test.for([
  ['is cut short', (text: string) => text.slice(0, 200)],
  ['has other hashes', (text: string) => text.replaceAll(/sha256-[^"]+/g, `sha256-${'A'.repeat(43)}=`)],
] as const)(
  'a pinned release whose record %s does not stay broken in the browser that keeps it for ever',
  async ([, damaged], { openPage }) => {
    let damage: (text: string) => string = damaged;
    const { url } = await startCdn((folder) => {
      const site = releasesSite(folder);
      const find = async (path: string) => {
        const found = (await site.find(path)) as Content | undefined;
        if (!found || !path.endsWith('/release.json')) return found;
        return { ...found, body: Buffer.from(damage(found.body.toString())) };
      };
      return { ...site, find };
    });
    const host = await startPage(
      script(
        url,
        `data-channel='data:application/json,{"widgets":{}}' data-versions="customer-list@0.1.0" data-patience="20000"`,
      ),
    );
    const page = await openPage(`${host}/customer-list`, { expected: /valid digest|SRI|preload/ });
    const retry = page.getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    damage = (text) => text;
    await retry.click();
    await page.getByRole('row').nth(1).waitFor();
  },
);

test('a page that vouches for loader and channel itself follows no release but those', async ({ openPage }) => {
  const { folder, url } = await startCdn();
  const channel = `data:application/json,${encodeURIComponent(readFileSync(join(folder, 'v1.json'), 'utf8'))}`;
  const loader = readFileSync(join(folder, 'embed/0.1.0/embed.js'));
  const integrity = `sha256-${createHash('sha256').update(loader).digest('base64')}`;
  const host = await startPage(
    (api) =>
      `<script type="module" src="${url}/embed/0.1.0/embed.js" integrity="${integrity}" crossorigin
        data-cdn="${url}/" data-channel='${channel}' data-api="${api}"></script>`,
  );
  rmSync(join(folder, 'v1.json'));
  rmSync(join(folder, 'embed.js'));
  const page = await openPage(host);
  await page.getByRole('row').nth(1).waitFor();
  expect(await containersOn(page, 'customer-list')).toEqual(['customer_list_0_1_0']);
});
