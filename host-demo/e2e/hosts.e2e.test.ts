import { expect, inject, onTestFinished } from 'vitest';
import { portalSite } from '../serve/portal.ts';
import { startStaticServer } from '../serve/static-server.ts';
import { customerJourney } from './customer-journey.ts';
import { kitsOn } from './customers-on-page.ts';
import { test } from './open-page.ts';

interface ZoneTask {
  source: string;
  zone: { name: string };
}

const emailOf = (path: string) => `aafke@${path.replaceAll(/[/.]+/g, '-').replace(/-$/, '')}.test`;

const opened = 'Last opened: Aafke Ångström.';

test.for([
  ['plain/'],
  ['react-16/', `${opened} React 16.8.0`],
  ['react-17/', `${opened} React 17.0.2`],
  ['react-17/federated.html', 'React 17.0.2'],
  ['react-18/', `${opened} React 18.3.1`],
  ['react-18/federated.html', 'React 18.3.1'],
  ['react-19/', `${opened} React 19.2.9`],
  ['react-19/federated.html', 'React 19.2.9'],
  ['vue/', `${opened} Vue 3.5.45`],
  ['angular/', `${opened} Angular 22.2.6`],
  ['shadow-root/'],
] as const)('the journey in %s', async ([path, footer], { openPage }) => {
  const page = await openPage(`/hosts/${path}`);
  await customerJourney(page, emailOf(path));
  if (footer) await page.getByText(footer).waitFor();
  expect(await kitsOn(page)).toBe(1);
});

test('the journey in a tab of jQuery and Bootstrap 3', async ({ openPage }) => {
  const page = await openPage('/hosts/jquery-bootstrap/');
  await page.getByRole('link', { name: 'Customers' }).click();
  await customerJourney(page, emailOf('jquery'));
  await page.getByText(`${opened} jQuery 3.8.0.`).waitFor();
  expect(await kitsOn(page)).toBe(1);
});

test('in Angular nothing inside a widget starts change detection, and what @if removes comes back', async ({
  openPage,
}) => {
  const page = await openPage('/hosts/angular/');
  const row = page.getByRole('row').nth(3);
  await row.waitFor();
  // Change detection follows each task of Angular's zone.
  const tasks = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const { current } = Reflect.get(globalThis, 'Zone') as { current: object };
    const zones = Object.getPrototypeOf(current) as { runTask: (...task: [ZoneTask]) => unknown };
    zones.runTask = new Proxy(zones.runTask, {
      apply(run, zone, given: [ZoneTask]) {
        if (given[0].zone.name === 'angular') seen.push(given[0].source);
        return Reflect.apply(run, zone, given);
      },
    });
    return seen;
  });
  await row.hover();
  await page.mouse.wheel(0, 600);
  const search = page.getByRole('searchbox');
  await search.fill('nobody at all');
  await row.waitFor({ state: 'detached' });
  await search.press('Escape');
  await row.hover();
  expect(await tasks.jsonValue()).toEqual([]);

  await row.dblclick();
  await page.getByRole('dialog').waitFor();
  expect(await tasks.jsonValue()).toEqual([expect.stringContaining('customer-select')]);

  // Under an open modal dialog, which goes with its widget.
  await page.getByRole('button', { name: 'Hide', includeHidden: true }).dispatchEvent('click');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.locator('customer-list').count()).toBe(0);
  await page.getByRole('button', { name: 'Show' }).click();
  await customerJourney(page, emailOf('reshown'));
  expect(await kitsOn(page)).toBe(1);
});

test.for(['plain/', 'jquery-bootstrap/'])(
  'a token that was refused is not had from the cache again in %s',
  async (path, { openPage }) => {
    const site = portalSite(() => inject('endpoints'));
    let asked = 0;
    const host = await startStaticServer(
      {
        ...site,
        find: async (wanted) =>
          wanted === '/access-token' && asked++ === 0
            ? { name: 'token.txt', body: Buffer.from('expired') }
            : site.find(wanted),
      },
      { port: 0 },
    );
    onTestFinished(() => host.stop());
    const page = await openPage(`${host.url}/hosts/${path}`, { expected: /status of 401/ });
    const tab = page.getByRole('link', { name: 'Customers' });
    if (await tab.isVisible()) await tab.click();
    await page.getByRole('row').nth(3).waitFor();

    const statuses: number[] = [];
    page.on('response', (response) => {
      if (/\/customers\b/.test(response.url()) && response.request().method() === 'GET')
        statuses.push(response.status());
    });
    await page.getByRole('row').nth(3).click();
    await page.getByRole('dialog').getByRole('textbox').nth(3).waitFor();
    expect(new Set(statuses)).toEqual(new Set([200]));
  },
);

test('the journey in two major versions on one page: each has its own tags and kit', async ({ openPage }) => {
  const page = await openPage('/hosts/two-majors/');
  await customerJourney(page.locator('#now'), emailOf('now'));
  await customerJourney(page.locator('#next'), emailOf('next'));
  expect(await kitsOn(page)).toBe(2);
  const lists = await page.evaluate(() => Object.keys(globalThis).filter((name) => name.startsWith('customer_list')));
  expect(lists.toSorted()).toEqual(['customer_list_0_1_0', 'customer_list_1_0_0']);
});

test('the journey inside an iframe', async ({ openPage }) => {
  const page = await openPage('/hosts/iframe/');
  await customerJourney(page.frameLocator('iframe'), emailOf('iframe'));
  expect(await Promise.all(page.frames().map(kitsOn))).toEqual([undefined, 1]);
});

test('the journey in widgets that the page adds and moves; removed ones come back', async ({ openPage }) => {
  const page = await openPage('/hosts/added-later/');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press('Show');
  await customerJourney(page, emailOf('added'));

  const search = page.getByRole('searchbox');
  await press('Move');
  await page.locator('#lower').getByRole('row').nth(1).waitFor();
  expect(await search.inputValue()).toContain(emailOf('added'));
  await search.press('Escape');
  await customerJourney(page, emailOf('moved'));

  await press('Hide');
  expect(await page.getByRole('row').count()).toBe(0);
  await press('Show');
  await customerJourney(page, emailOf('again'));
  expect(await kitsOn(page)).toBe(1);
});

test('the journey under a strict policy, without one violation of it', async ({ openPage }) => {
  // One of its own: the reports of a server are of all pages that it served.
  const host = await startStaticServer(
    portalSite(() => inject('endpoints')),
    { port: 0 },
  );
  onTestFinished(() => host.stop());
  const violations = async (): Promise<unknown> => (await fetch(`${host.url}/csp-reports`)).json();

  const page = await openPage(`${host.url}/hosts/strict-csp/`, { expected: /TrustedHTML/ });
  await customerJourney(page, emailOf('strict'));
  expect(await kitsOn(page)).toBe(1);
  expect(await violations()).toEqual([]);

  // The collector is real: what a page's script swallows is reported all the same.
  await page.evaluate(() => {
    try {
      document.createElement('p').innerHTML = '<b>';
    } catch {}
  });
  await expect
    .poll(violations)
    .toMatchObject([{ 'csp-report': { 'effective-directive': 'require-trusted-types-for' } }]);
});

test.for([
  ['shadow-root/', 'customer-kit'],
  // Vue makes a Trusted Types policy of its own.
  ['vue/', 'customer-kit vue'],
] as const)('%s breaks nothing of the strict policy with `trusted-types %s`', async ([path, names], { openPage }) => {
  const site = portalSite(() => inject('endpoints'));
  const { 'content-security-policy': strict = '' } = site.headers('/hosts/strict-csp/');
  const policy = strict.replace('trusted-types customer-kit', `trusted-types ${names}`);
  const headers = (wanted: string) => ({ ...site.headers(wanted), 'content-security-policy': policy });
  const host = await startStaticServer({ ...site, headers }, { port: 0 });
  onTestFinished(() => host.stop());

  const page = await openPage(`${host.url}/hosts/${path}`);
  await page.getByRole('row').nth(1).waitFor();
  const heading = page.getByRole('heading', { name: 'Customers', level: 1 });
  expect(await heading.evaluate((element) => getComputedStyle(element).fontSize)).toBe('24px');
  expect(await (await fetch(`${host.url}/csp-reports`)).json()).toEqual([]);
});
