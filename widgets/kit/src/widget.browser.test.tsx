import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { GroupState } from './group-state.ts';
import type { MountedWidget } from './mount.ts';
import { defineWidget } from './widget.tsx';
import { useGroupState, useTranslate, useWidget } from './widget-context.ts';
import type { WidgetOptions } from './widget-options.ts';

interface ProbeOptions extends WidgetOptions {
  label?: string | undefined;
}

function Probe({ label = 'probe' }: ProbeOptions) {
  const { group, dispatch } = useWidget();
  const query = useGroupState((state: GroupState) => state.query);
  return (
    <p>
      <button type="button" onClick={() => group.store.set({ query: `${query}x` })}>
        {label}
      </button>
      <button type="button" onClick={() => dispatch('customer-search', { query })}>
        dispatch
      </button>
      <output>{query}</output>
    </p>
  );
}

const mount = defineWidget<ProbeOptions>({
  name: 'customer-search',
  Component: Probe,
  styles: 'p { color: rgb(1 2 3) }',
});
const mounted: MountedWidget<ProbeOptions>[] = [];

function show(props: ProbeOptions, style = '') {
  const element = document.createElement('div');
  element.style.cssText = style;
  document.body.append(element);
  const widget = mount(element, props);
  mounted.push(widget);
  return { element, widget };
}

afterEach(() => {
  for (const widget of mounted.splice(0)) widget.unmount();
  document.body.replaceChildren();
});

const button = (label: string) => page.getByRole('button', { name: label });

describe('appearance', () => {
  function styleOf(element: HTMLElement): CSSStyleDeclaration {
    return getComputedStyle(element.shadowRoot?.querySelector('.ck') ?? element);
  }
  const accent = (element: HTMLElement) => styleOf(element).getPropertyValue('--_accent');

  test('is the page’s custom property, and the option over it, as long as it is given', async () => {
    const { element, widget } = show({ api: '/' }, '--ck-accent: rgb(1 2 3)');
    await expect.element(button('probe')).toBeVisible();
    expect(accent(element)).toBe('rgb(1 2 3)');
    widget.update({ appearance: { accent: 'teal', fontSize: '20px' } });
    expect(accent(element)).toBe('teal');
    expect(styleOf(element).fontSize).toBe('20px');
    widget.update({ appearance: undefined });
    expect(accent(element)).toBe('rgb(1 2 3)');
  });
});

describe('texts', () => {
  const language = (word: string) => async () => ({ default: { word } });
  const speaking = (german: () => Promise<{ default: { word: string } }>) =>
    defineWidget<WidgetOptions>({
      name: 'customer-search',
      Component: () => <h2>{useTranslate<'word'>()('word')}</h2>,
      styles: '',
      texts: {
        en: { word: 'Customers' },
        de: german,
        fr: language('Clients'),
        es: language('Clientes'),
        ja: language('顧客'),
        ar: language('العملاء'),
      },
    });

  function speak(options: Partial<WidgetOptions>, german = language('Kunden')) {
    const element = document.createElement('div');
    document.body.append(element);
    const widget = speaking(german)(element, { api: '/', ...options });
    mounted.push(widget);
    return { widget, heading: page.getByRole('heading') };
  }

  test('are in the language of the locale, and change with it and its direction at once', async () => {
    const { widget, heading } = speak({ locale: 'de-AT' });
    await expect.element(heading).toHaveTextContent('Kunden');
    widget.update({ locale: 'ar' });
    await expect.element(heading).toHaveTextContent('العملاء');
    expect(getComputedStyle(heading.element()).direction).toBe('rtl');
  });

  test('are English where the kit has no translation, and the host’s own over that', async () => {
    const { widget, heading } = speak({ locale: 'pl' });
    await expect.element(heading).toHaveTextContent('Customers');
    widget.update({ messages: { word: 'Klienci' } });
    await expect.element(heading).toHaveTextContent('Klienci');
  });

  test.each([
    ['de-AT', undefined, 'de-AT', 'ltr'],
    ['en-GB', undefined, 'en-GB', 'ltr'],
    ['it', undefined, 'en', 'ltr'],
    ['he', undefined, 'en', 'ltr'],
    ['he', { word: 'לקוחות' }, 'he', 'rtl'],
  ])('say which language they are in: asked for %s, with the messages %o', async (locale, messages, lang, dir) => {
    const { heading } = speak({ locale, messages });
    await expect.element(heading).toBeVisible();
    const { lang: said, dir: written } = heading.element().closest('.ck') as HTMLElement;
    expect([said, written]).toEqual([lang, dir]);
  });

  test('are English when the language does not come', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { heading } = speak({ locale: 'de' }, () => Promise.reject(new Error('offline')));
    await expect.element(heading).toHaveTextContent('Customers');
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});

describe('a mounted widget', () => {
  test('shows nothing of the page’s inherited styles', async () => {
    show({ api: '/' }, 'color: red; font-size: 40px; text-transform: uppercase; direction: rtl');
    await expect.element(button('probe')).toBeVisible();
    const style = getComputedStyle(button('probe').element());
    expect([style.color, style.fontSize, style.textTransform, style.direction]).not.toContain('rgb(255, 0, 0)');
    expect(style.textTransform).toBe('none');
    const container = button('probe').element().closest('.ck');
    expect(container && getComputedStyle(container).fontSize).toBe('14px');
    expect(container && getComputedStyle(container).direction).toBe('ltr');
  });

  test('update changes what it names and keeps the rest; undefined is the default again', async () => {
    const { widget, element } = show({ api: '/', label: 'first', locale: 'ar' });
    await expect.element(button('first')).toBeVisible();
    widget.update({ theme: 'dark', label: 'second' });
    await expect.element(button('second')).toBeVisible();
    const container = element.shadowRoot?.querySelector<HTMLElement>('.ck');
    expect([container?.dir, container?.dataset.theme]).toEqual(['rtl', 'dark']);
    widget.update({ label: undefined });
    await expect.element(button('probe')).toBeVisible();
  });

  test('on hears events until it is stopped or the widget unmounted, and they reach the page', async () => {
    const { widget } = show({ api: '/' });
    const heard = vi.fn();
    const onPage = vi.fn();
    document.body.addEventListener('customer-search', onPage, { once: true });
    const stop = widget.on('customer-search', ({ detail }) => heard(detail));
    await button('dispatch').click();
    stop();
    await button('dispatch').click();
    expect(heard.mock.calls).toEqual([[{ query: '' }]]);
    expect(onPage).toHaveBeenCalledOnce();
  });

  test('unmount leaves an empty root that can be mounted in again', async () => {
    const { element, widget } = show({ api: '/' });
    await expect.element(button('probe')).toBeVisible();
    mounted.length = 0;
    widget.unmount();
    expect(element.shadowRoot?.childNodes.length).toBe(0);
    expect(element.shadowRoot?.adoptedStyleSheets).toEqual([]);
    mounted.push(mount(element, { api: '/', label: 'again' }));
    await expect.element(button('again')).toBeVisible();
  });
});

describe('a widget that fails while it renders', () => {
  test('says so in its place, tells the host once, and is drawn anew on request', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let broken = true;
    const mountFragile = defineWidget<ProbeOptions>({
      name: 'customer-search',
      styles: '',
      Component: () => {
        if (broken) throw new TypeError('no such thing');
        return <p>whole</p>;
      },
    });
    const element = document.createElement('div');
    document.body.append(element);
    const failed = vi.fn();
    element.addEventListener('customer-error', (event) => failed((event as CustomEvent<unknown>).detail));
    mounted.push(mountFragile(element, { api: '/' }));
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.poll(() => failed.mock.calls).toEqual([[{ code: 'unexpected', message: 'no such thing' }]]);
    broken = false;
    await button('Try again').click();
    await expect.element(page.getByText('whole')).toBeVisible();
    vi.restoreAllMocks();
  });
});

describe('a group', () => {
  test('is shared by widgets with one API and name', async () => {
    show({ api: '/a', label: 'one' });
    show({ api: '/a', label: 'two' });
    await button('one').click();
    await expect.element(page.getByRole('status').nth(1)).toHaveTextContent('x');
  });

  test('is not shared with another API or name', async () => {
    show({ api: '/a', label: 'one' });
    show({ api: '/b', label: 'two' });
    show({ api: '/a', group: 'other', label: 'three' });
    await button('one').click();
    await expect.element(page.getByRole('status').nth(0)).toHaveTextContent('x');
    expect(
      page
        .getByRole('status')
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['x', '', '']);
  });

  test('ends with its last widget', async () => {
    const { widget } = show({ api: '/a', label: 'one' });
    await button('one').click();
    mounted.length = 0;
    widget.unmount();
    show({ api: '/a', label: 'two' });
    await expect.element(button('two')).toBeVisible();
    expect(page.getByRole('status').element().textContent).toBe('');
  });

  test('can be changed by update', async () => {
    show({ api: '/a', label: 'one' });
    const { widget } = show({ api: '/b', label: 'two' });
    await button('one').click();
    widget.update({ api: '/a' });
    await expect.element(page.getByRole('status').nth(1)).toHaveTextContent('x');
  });

  test('of its own is where a widget starts anew: it keeps nothing of another', async () => {
    const Remembering = ({ api }: ProbeOptions) => <p>{useState(api)[0]}</p>;
    const element = document.createElement('div');
    document.body.append(element);
    const widget = defineWidget<ProbeOptions>({ name: 'customer-search', Component: Remembering, styles: '' })(
      element,
      {
        api: '/a',
      },
    );
    mounted.push(widget);
    await expect.element(page.getByText('/a')).toBeVisible();
    const before = page.getByText('/a').element();
    widget.update({ getAccessToken: () => undefined, theme: 'dark' });
    expect(page.getByText('/a').element()).toBe(before);
    widget.update({ api: '/b' });
    await expect.element(page.getByText('/b')).toBeVisible();
  });
});
