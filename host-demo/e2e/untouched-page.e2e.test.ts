import { withCustomers } from '@customer-kit/mock';
import { type ServedMock, serveMock } from '@customer-kit/mock/node';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, inject } from 'vitest';
import { type HostPage, hostPages, scriptTag } from '../bench/isolation-page.ts';
import { mounted, widgets } from '../bench/widgets-on-page.ts';
import { type StaticServer, startStaticServer } from '../serve/static-server.ts';
import { test } from './open-page.ts';

const elements = widgets.map((name) => `<${name}></${name}>`).join('');
const pages = new Map<string, HostPage>();
let api: ServedMock;
let host: StaticServer;

beforeAll(async () => {
  api = await serveMock({ scenarios: [withCustomers(40)] });
  host = await startStaticServer(hostPages(pages), { port: 0 });
  pages.set('widgets', { body: elements + scriptTag({ cdn: inject('endpoints').cdn, api: api.url }) });
  pages.set('without', { body: '<main></main>' });
});

beforeEach(() => api.mock.reset());

afterAll(async () => {
  await host.stop();
  await api.close();
});

async function ready(page: Page): Promise<Page> {
  for (const name of widgets) await mounted(page, name);
  await page.getByRole('row').nth(5).waitFor();
  return page;
}

describe('listeners of the page', () => {
  /** Listens to every event there is, and to `focusin` and the like, which have no handler attribute. */
  async function listen(page: Page): Promise<() => Promise<string[]>> {
    await page.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(globalThis, 'seen', seen);
      const names = [Document, HTMLElement].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype));
      const types = names.filter((name) => name.startsWith('on')).map((name) => name.slice(2));
      for (const type of new Set([...types, 'focusin', 'focusout', 'compositionstart', 'compositionend'])) {
        document.addEventListener(type, (event) => {
          const { target } = event;
          const key = event instanceof KeyboardEvent ? ` ${event.key}` : '';
          seen.push(`${type}${key} ${target instanceof Element ? target.localName : ''}`.trim());
        });
      }
    });
    const seenSince = () => page.evaluate(() => (Reflect.get(globalThis, 'seen') as string[]).splice(0));
    await seenSince();
    // Where the caret is belongs to the document, whatever it is in.
    return async () => [...new Set(await seenSince())].filter((event) => !event.startsWith('selection'));
  }

  test('see no typing, editing and clipboard: a shortcut "d" must not fire', async ({ openPage }) => {
    const page = await ready(await openPage(`${host.url}/widgets`));
    await page.getByRole('searchbox').focus();
    const seen = await listen(page);
    await page.keyboard.type('Add d');
    for (const keys of ['Control+a', 'Control+c', 'Control+v', 'Control+z', 'Backspace', 'Enter']) {
      await page.keyboard.press(keys);
    }
    // Enter goes on to the rows: of that, a page sees where the focus is, as of every element.
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('customer-list');
    expect(await seen()).toEqual(['focusout customer-search', 'focusin customer-list']);
  });

  test('see no keys the list is worked by, but those pages wait for, as the element’s', async ({ openPage }) => {
    const page = await ready(await openPage(`${host.url}/widgets`));
    await page.getByRole('row').nth(1).focus();
    const seen = await listen(page);
    for (const key of ['ArrowDown', 'Home', 'd', '?']) await page.keyboard.press(key);
    expect(await seen()).toEqual([]);
    for (const key of ['Escape', 'Control+k']) await page.keyboard.press(key);
    expect(await seen()).toEqual(
      ['keydown Escape', 'keyup Escape', 'keydown Control', 'keydown k', 'keyup k'].map(of('customer-list')),
    );
  });

  test('see their combinations from a checkbox, too, where nobody types', async ({ openPage }) => {
    const page = await ready(await openPage(`${host.url}/widgets`));
    await page.getByRole('checkbox').nth(1).focus();
    const seen = await listen(page);
    await page.keyboard.press('Control+k');
    expect(await seen()).toEqual(['keydown Control', 'keydown k', 'keyup k'].map(of('customer-list')));
  });

  test('see a click as one on the element, so that menus of the page close', async ({ openPage }) => {
    const page = await ready(await openPage(`${host.url}/widgets`));
    const seen = await listen(page);
    await page.getByRole('searchbox').dblclick({ button: 'left' });
    await page.getByRole('searchbox').click({ button: 'right' });
    const events = await seen();
    expect(events).toEqual(expect.arrayContaining(['pointerdown', 'focusin', 'click'].map(of('customer-search'))));
    expect(events.filter((event) => /^(dblclick|contextmenu)/.test(event))).toEqual([]);
  });

  test('see nothing at all of a modal dialog but what was done by it', async ({ openPage }) => {
    const page = await ready(await openPage(`${host.url}/widgets`));
    await page.getByRole('button', { name: 'New customer' }).click();
    const form = page.getByRole('dialog', { name: 'New customer' });
    const name = form.getByRole('textbox', { name: 'Name' });
    await name.waitFor();
    const seen = await listen(page);
    await name.fill('Ada');
    await form.getByRole('textbox', { name: 'E-mail' }).click();
    await page.keyboard.type('ada@example.test');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+k');
    expect((await seen()).filter((event) => !/^(pointer|mouse)/.test(event))).toEqual([]);
    await form.getByRole('button', { name: 'Create customer' }).click();
    await form.waitFor({ state: 'detached' });
    expect((await seen()).filter((event) => /^(submit|click|change|keydown|close)/.test(event))).toEqual([]);
  });

  function of(element: string) {
    return (event: string) => `${event} ${element}`;
  }
});

describe('the page itself', () => {
  test('keeps its globals, prototypes, history, attributes and storage', async ({ openPage }) => {
    const page = await openPage(`${host.url}/without`);
    await page.evaluate(remember);
    await page.evaluate(
      ({ html, src, url }) => {
        document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
        const script = Object.assign(document.createElement('script'), { type: 'module', src });
        script.dataset.api = url;
        document.querySelector('main')?.append(script);
      },
      { html: elements, src: `${inject('endpoints').cdn}/embed.js`, url: api.url },
    );
    await ready(page);
    await page.getByRole('searchbox').fill('an');
    await page
      .getByRole('row')
      .nth(1)
      .getByRole('button', { name: /^Delete / })
      .click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Delete/ })
      .click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('is back').waitFor();

    const { changes, newGlobals } = await page.evaluate(() => (Reflect.get(globalThis, 'compare') as Compare)());
    // React marks a document it listens on for `selectionchange`.
    expect(changes.filter((change) => !change.startsWith('document._reactListening'))).toEqual([]);
    // The containers, the lists of chunks that came, the share scope and the kits that run: README, "On your page".
    expect(newGlobals.filter((name) => !/^(rspackChunk)?customer_\w+$|^Symbol\(customer-kit\./.test(name))).toEqual([]);
  });
});

type Compare = () => { changes: string[]; newGlobals: string[] };

/** In the page: keeps what is there, and leaves `compare`, which tells what became of it. */
function remember(): void {
  const known = new Set(Reflect.ownKeys(globalThis));
  const objects = new Map<object, string>([
    [document, 'document'],
    [navigator, 'navigator'],
    [history, 'history'],
  ]);
  for (const key of known) {
    const value: unknown = Object.getOwnPropertyDescriptor(globalThis, key)?.value;
    if (typeof value !== 'object' && typeof value !== 'function') continue;
    if (value === null || value === globalThis) continue;
    objects.set(value, String(key));
    const { prototype } = value as { prototype?: unknown };
    if (typeof prototype === 'object' && prototype !== null) objects.set(prototype, `${String(key)}.prototype`);
  }
  const properties = [...objects].map(([object, name]) => ({
    object,
    name,
    before: Object.getOwnPropertyDescriptors(object),
  }));
  const values = Object.getOwnPropertyDescriptors(globalThis);
  const state = () => ({
    history: history.length,
    url: location.href,
    title: document.title,
    cookie: document.cookie,
    html: document.documentElement.getAttributeNames().join(),
    body: document.body.getAttributeNames().join(),
    children: document.body.children.length,
    head: [...document.head.children].filter(({ localName }) => localName !== 'script').length,
    style: document.adoptedStyleSheets.length + document.styleSheets.length,
    storage: Object.keys(localStorage).length + Object.keys(sessionStorage).length,
  });
  const then = state();

  Reflect.set(globalThis, 'compare', () => {
    const changes: string[] = [];
    for (const { object, name, before } of [...properties, { object: globalThis, name: 'window', before: values }]) {
      const after = Object.getOwnPropertyDescriptors(object) as Record<PropertyKey, PropertyDescriptor>;
      for (const key of new Set([...Reflect.ownKeys(before), ...Reflect.ownKeys(after)])) {
        const [one, other] = [(before as typeof after)[key], after[key]];
        if (object === globalThis && !known.has(key)) continue;
        if (!Object.is(one?.value, other?.value) || one?.get !== other?.get || one?.set !== other?.set)
          changes.push(`${name}.${String(key)}`);
      }
    }
    for (const [what, value] of Object.entries(state())) {
      if (value !== then[what as keyof typeof then]) changes.push(`${what}: ${value}`);
    }
    return {
      changes,
      newGlobals: Reflect.ownKeys(globalThis)
        .filter((key) => !known.has(key) && key !== 'compare')
        .map(String),
    };
  });
}
