/** The loader against web servers that fail in every way the field knows: one remote each, and the channel's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, onTestFinished } from 'vitest';
import { widgets } from '../bench/widgets-on-page.ts';
import { cdnSite } from '../serve/cdn.ts';
import { readChannel, withChannel } from '../serve/channel.ts';
import { root } from '../serve/root.ts';
import { kitsOn } from './customers-on-page.ts';
import { type Fault, type FaultyServer, startFaultyServer } from './misbehaving-cdn.ts';
import { test } from './open-page.ts';
import { serveWidgetPage } from './widget-page.ts';

type Widget = (typeof widgets)[number];

/** What browsers write on the console for a file that does not come or is not what it should be. */
const expected = /Failed to load resource|Failed to find a valid digest|SRI|preload/;

const site = cdnSite(join(root, 'widgets'));

interface Rig {
  /** The host's page. */
  url: string;
  /** Serves the channel, the loader, and as a fallback everything. */
  main: FaultyServer;
  remotes: Record<Widget, FaultyServer>;
}

/** The loader of a release: it reads the channel, which the one pages are told to use has in it. */
const plainLoader = '/embed/0.1.0/embed.js';

/** `attributes` of the script tag; what it says of patience makes a test short. */
async function start(
  attributes: (servers: { main: string; other: string }) => string = () => 'data-patience="1000"',
  script = '/embed.js',
): Promise<Rig> {
  const remotes = Object.fromEntries(
    await Promise.all(widgets.map(async (widget) => [widget, await startFaultyServer(site)] as const)),
  ) as Record<Widget, FaultyServer>;
  const channel = await readChannel(join(root, 'widgets'));
  for (const widget of widgets) {
    const listed = channel.widgets[widget];
    if (listed) listed.url = `${remotes[widget].url}/${listed.url}`;
  }
  const loader = readFileSync(join(root, 'widgets/embed/dist/embed.js'), 'utf8');
  const own: Record<string, string> = {
    '/v1.json': JSON.stringify(channel),
    '/embed.js': withChannel(loader, channel),
    [plainLoader]: loader,
  };
  const main = await startFaultyServer({
    ...site,
    find: async (path) => (own[path] ? { name: path, body: Buffer.from(own[path]) } : site.find(path)),
  });
  const other = await startFaultyServer(site);
  const page = await serveWidgetPage(
    (api) =>
      `<script type="module" src="${main.url}${script}" data-api="${api}" ${attributes({ main: main.url, other: other.url })}></script>`,
  );
  onTestFinished(async () => {
    await Promise.all([page, main, other, ...Object.values(remotes)].map((server) => server.stop()));
  });
  return { url: page.url, main, remotes };
}

const widgetOn = (page: Page, widget: string) => ({
  mounted: () => page.locator(`${widget} .ck:not([data-preview])`).waitFor({ state: 'attached' }),
  alert: page.locator(widget).getByRole('alert').filter({ hasText: 'has not loaded' }),
});

/** On a busy machine it may have been given out as late before. */
function expectError(page: Page, code: string, url: string): Promise<void> {
  const errors = () => page.evaluate(() => (globalThis as unknown as { errors: object[] }).errors);
  return expect.poll(errors).toContainEqual(expect.objectContaining({ code, url: expect.stringContaining(url) }));
}

const faults: [name: string, fault: Fault, code: string][] = [
  ['refuses connections', { does: 'refuse' }, 'widget-unavailable'],
  ['answers 500', { does: 'answer 500' }, 'widget-unavailable'],
  ['hangs for ever', { does: 'hang' }, 'timeout'],
  ['breaks off in the middle', { does: 'truncate' }, 'widget-unavailable'],
  ['sends garbage', { does: 'corrupt' }, 'integrity'],
];

describe.each(widgets)('the remote of %s', (victim) => {
  const others = widgets.filter((widget) => widget !== victim);

  test.for(faults)('%s: the page and the others work, and it comes back', async ([, fault, code], { openPage }) => {
    const { url, remotes } = await start();
    await remotes[victim].set(fault);
    const page = await openPage(url, { expected });
    await widgetOn(page, victim).alert.waitFor();
    for (const widget of others) await widgetOn(page, widget).mounted();
    if (victim !== 'customer-list') await page.getByRole('row').nth(1).waitFor();
    await page.getByRole('button', { name: '0', exact: true }).click();
    await page.getByRole('button', { name: '1', exact: true }).waitFor();

    await expectError(page, code, remotes[victim].url);
    expect(await page.locator(victim).locator('.ck').count()).toBe(0);

    await remotes[victim].set();
    // A request that hangs is given up late: by the button then. By itself otherwise.
    if (fault.does === 'hang') await page.locator(victim).getByRole('button', { name: 'Try again' }).click();
    await widgetOn(page, victim).mounted();
    expect(await widgetOn(page, victim).alert.count()).toBe(0);
    expect(await kitsOn(page)).toBe(1);
  });

  test('takes long: it shows after it was given out as failed', async ({ openPage }) => {
    const { url, remotes } = await start();
    const { promise: after, resolve: come } = Promise.withResolvers<void>();
    await remotes[victim].set({ does: 'come late', after });
    const page = await openPage(url, { expected });
    await widgetOn(page, victim).alert.waitFor();
    await expectError(page, 'timeout', remotes[victim].url);
    come();
    await widgetOn(page, victim).mounted();
    for (const widget of others) await widgetOn(page, widget).mounted();
    expect(await kitsOn(page)).toBe(1);
  });
});

test('a page that says nothing of patience gives a widget out as failed within 3 s; one that takes 10 s still comes', async ({
  openPage,
}) => {
  const { url, remotes } = await start(() => '');
  const { promise: after, resolve: come } = Promise.withResolvers<void>();
  await remotes['customer-delete'].set({ does: 'come late', after, on: /remoteEntry/ });
  const page = await openPage(url, {
    expected,
    async prepare(opening) {
      await opening.clock.install({ time: 0 });
      await opening.clock.pauseAt(1_000);
    },
  });
  await widgetOn(page, 'customer-search').mounted();
  expect(await widgetOn(page, 'customer-delete').alert.count()).toBe(0);
  await page.clock.fastForward(3_000);
  await widgetOn(page, 'customer-delete').alert.waitFor();
  await page.clock.fastForward(7_000);
  come();
  await widgetOn(page, 'customer-delete').mounted();
});

test('a request that hangs is given up, and the widget comes by itself when the remote answers again', async ({
  openPage,
}) => {
  const { url, remotes } = await start(() => 'data-patience="500"');
  await remotes['customer-list'].set({ does: 'hang' });
  const page = await openPage(url, { expected });
  await widgetOn(page, 'customer-list').alert.waitFor();
  await remotes['customer-list'].set();
  await widgetOn(page, 'customer-list').mounted();
});

test('a widget that was wanted offline comes when the network is back', async ({ openPage }) => {
  // So much patience that nothing but the event brings it.
  const { url } = await start(() => 'data-patience="20000"');
  const page = await openPage(`${url}/span`, { expected });
  await page.context().setOffline(true);
  await page.evaluate(() => document.body.append(document.createElement('customer-list')));
  await widgetOn(page, 'customer-list').alert.waitFor();
  await page.context().setOffline(false);
  await widgetOn(page, 'customer-list').mounted();
});

test.for([
  ['is in the widget that comes in its place', 'customer-list', 'Try again'],
  ['stays where they went meanwhile', 'button', '0'],
] as const)('who pressed the button %s', async ([, focused, name], { openPage }) => {
  const { url, remotes } = await start(() => 'data-patience="20000"');
  await remotes['customer-list'].set({ does: 'answer 500' });
  const page = await openPage(`${url}/customer-list`, { expected });
  const retry = page.getByRole('button', { name: 'Try again' });
  await retry.waitFor();
  const { promise: after, resolve: come } = Promise.withResolvers<void>();
  await remotes['customer-list'].set({ does: 'come late', after });
  await retry.press('Enter');
  await page.getByRole('button', { name, exact: true }).focus();
  come();
  await page.getByRole('row').nth(1).waitFor();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe(focused);
  await page.keyboard.press('Tab');
  const inList = () => document.querySelector('customer-list')?.shadowRoot?.activeElement?.ariaLabel;
  expect(await page.evaluate(inList)).toBe('Status');
});

test('what one cannot give of React and the kit, another gives: the page has one kit', async ({ openPage }) => {
  const { url, remotes } = await start();
  await remotes['customer-search'].set({ does: 'answer 500', on: /kit|react/ });
  const page = await openPage(url, { expected });
  for (const widget of widgets) await widgetOn(page, widget).mounted();
  expect(await kitsOn(page)).toBe(1);
});

test('bad bytes that the browser keeps for ever do not outlive the fault', async ({ openPage }) => {
  const { url, remotes } = await start();
  await remotes['customer-list'].set({ does: 'corrupt', on: /mount/ });
  const page = await openPage(`${url}/customer-list`, { expected });
  await widgetOn(page, 'customer-list').alert.waitFor();
  await page.evaluate(() => document.querySelector('customer-list')?.remove());
  await remotes['customer-list'].set();
  await page.reload();
  await widgetOn(page, 'customer-list').mounted();
});

test.for([{ does: 'refuse' }, { does: 'hang' }] satisfies Fault[])(
  'a second origin stands in for the remotes of the first: $does',
  async (fault, { openPage }) => {
    const { url, remotes } = await start(({ other }) => `data-patience="1000" data-cdn-fallback="${other}"`);
    for (const remote of Object.values(remotes)) await remote.set(fault);
    const page = await openPage(url, { expected });
    for (const widget of widgets) await widgetOn(page, widget).mounted();
    expect(await kitsOn(page)).toBe(1);
  },
);

test('a second origin stands in for the channel of the first', async ({ openPage }) => {
  const { url, main } = await start((at) => `data-cdn="${at.main}" data-cdn-fallback="${at.other}"`, plainLoader);
  await main.set({ does: 'answer 500', on: /v1\.json/ });
  const page = await openPage(url, { expected });
  for (const widget of widgets) await widgetOn(page, widget).mounted();
});

describe('one byte changed', () => {
  test.for(['remoteEntry.js', 'mount.js', 'kit.js', 'react.js'])(
    'in %s: nothing of it runs, and the page is told so',
    async (file, { openPage }) => {
      const { url, remotes } = await start();
      await remotes['customer-list'].set({ does: 'change a byte', on: new RegExp(`/${file.replace('.', '\\.')}$`) });
      const page = await openPage(`${url}/customer-list`, { expected });
      await widgetOn(page, 'customer-list').alert.waitFor();
      await expectError(page, 'integrity', `/${file}`);
      expect(await page.locator('customer-list .ck').count()).toBe(0);
      const ran = await page.evaluate(() => ({
        'remoteEntry.js': Object.keys(globalThis).some((name) => name.startsWith('customer_list')),
        'kit.js': Symbol.for('customer-kit.instances') in globalThis,
      }));
      expect(ran[file as keyof typeof ran] ?? false).toBe(false);
    },
  );

  const hosts = ['/', '/hosts/react-18/federated.html', '/hosts/react-19/federated.html'];
  const files = ['mf-manifest.json', 'remoteEntry.js', 'mount.js'];
  test.for(hosts.flatMap((host) => files.map((file) => [host, file] as const)))(
    'the federated host %s with another %s does not load that widget, and loads the others',
    async ([host, file], { openPage }) => {
      const page = await openPage(host, {
        expected: /digest|SRI|Failed to (load resource|fetch)|RUNTIME|customer-form could not be loaded/,
        prepare: (opening) =>
          opening.route(`**/customer-form/*/${file}`, async (route) => {
            const answer = await route.fetch();
            await route.fulfill({ response: answer, body: (await answer.text()).replace(/o/, '0') });
          }),
      });
      await page
        .getByText(/not (be )?loaded/)
        .first()
        .waitFor();
      await page.getByRole('row').nth(1).waitFor();
      // The list offers it when there is a form.
      expect(await page.getByRole('button', { name: 'New customer' }).count()).toBe(0);
    },
  );
});

test('a channel that vouches for nothing loads nothing', async ({ openPage }) => {
  const { url, main } = await start((at) => `data-cdn="${at.main}" data-patience="1000"`, plainLoader);
  const page = await openPage(`${url}/customer-list`, {
    expected,
    prepare: (opening) =>
      opening.route(`${main.url}/v1.json`, async (route) => {
        const channel = (await (await route.fetch()).json()) as { widgets: Record<string, { integrity?: object }> };
        for (const listed of Object.values(channel.widgets)) delete listed.integrity;
        await route.fulfill({ json: channel, headers: { 'access-control-allow-origin': '*' } });
      }),
  });
  await widgetOn(page, 'customer-list').alert.waitFor();
  await expectError(page, 'integrity', 'remoteEntry.js');
});
