import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { field, people, searchPage } from '../test/page.tsx';

const input = () => field().element() as HTMLInputElement;
const focused = (element: HTMLElement) => element.shadowRoot?.activeElement === input();

describe('the key that goes to the field', () => {
  test('is "/", shown in the field, with what is in the field selected', async () => {
    await page.viewport(1000, 600);
    const { element } = await searchPage({ props: { query: 'ada' } });
    await expect.element(field()).toHaveAttribute('aria-keyshortcuts', '/');
    await userEvent.keyboard('/');
    expect(focused(element)).toBe(true);
    expect(input().value.slice(input().selectionStart ?? 0, input().selectionEnd ?? 0)).toBe('ada');
    await userEvent.clear(field());
    expect(element.shadowRoot?.querySelector('kbd')?.textContent).toBe('/');
  });

  test('is another one or none, as the host wants', async () => {
    const { element, search } = await searchPage({ props: { shortcut: 'Control+k' } });
    await userEvent.keyboard('/');
    expect(focused(element)).toBe(false);
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(focused(element)).toBe(true);
    input().blur();
    search.update({ shortcut: '' });
    await userEvent.keyboard('/{Control>}k{/Control}');
    expect(focused(element)).toBe(false);
    expect(element.shadowRoot?.querySelector('kbd')).toBeNull();
    await expect.element(field()).not.toHaveAttribute('aria-keyshortcuts');
  });

  test.each(['input', 'textarea', 'editable', 'closed shadow root', 'modal dialog'])(
    'is left alone in a page’s %s',
    async (kind) => {
      const { element } = await searchPage();
      const holder = document.createElement(kind === 'closed shadow root' ? 'host-field' : 'div');
      document.body.append(holder);
      const target = document.createElement(kind === 'textarea' ? 'textarea' : kind === 'editable' ? 'p' : 'input');
      if (kind === 'editable') target.contentEditable = 'true';
      if (kind === 'modal dialog') target.setAttribute('type', 'checkbox');
      if (kind === 'closed shadow root') {
        holder.attachShadow({ mode: 'closed' }).append(target);
      } else if (kind === 'modal dialog') {
        const dialog = document.createElement('dialog');
        dialog.append(target);
        holder.append(dialog);
        dialog.showModal();
      } else holder.append(target);
      target.focus();
      await userEvent.keyboard('/');
      expect(focused(element)).toBe(false);
    },
  );

  test.each([
    ...['checkbox', 'radio', 'range', 'button', 'submit', 'reset', 'image', 'file', 'color'].map((type) => [
      type,
      true,
    ]),
    ...['search', 'email', 'number', 'date', 'unheard of'].map((type) => [type, false]),
  ] as [type: string, goes: boolean][])(
    'from an input of type %s, goes there where nobody types: %s',
    async (type, goes) => {
      const { element } = await searchPage();
      const box = document.body.appendChild(document.createElement('input'));
      box.type = type;
      box.focus();
      expect(document.activeElement).toBe(box);
      await userEvent.keyboard('/');
      expect(focused(element)).toBe(goes);
    },
  );

  test('is the page’s when the page uses it, or a modifier is held', async () => {
    const { element } = await searchPage();
    const listening = new AbortController();
    document.body.addEventListener('keydown', (event) => event.preventDefault(), listening);
    await userEvent.keyboard('/');
    expect(focused(element)).toBe(false);
    listening.abort();
    await userEvent.keyboard('{Control>}/{/Control}{Alt>}/{/Alt}');
    expect(focused(element)).toBe(false);
  });

  test('goes to the first field of several that can be seen', async () => {
    const second = await searchPage();
    const first = await searchPage({ list: false, props: { group: 'other' } });
    document.body.prepend(first.element);
    const isIn = ({ element }: typeof first) => document.activeElement === element;
    await userEvent.keyboard('/');
    expect(isIn(first)).toBe(true);
    first.element.hidden = true;
    await userEvent.keyboard('/');
    expect(isIn(second)).toBe(true);
  });

  test.each(['', 'k'])('goes past a field whose key is "%s"', async (shortcut) => {
    const { element } = await searchPage();
    const other = await searchPage({ list: false, props: { group: 'other', shortcut } });
    document.body.prepend(other.element);
    await userEvent.keyboard('/');
    expect(focused(element)).toBe(true);
  });
});

describe('the query in the page’s URL', () => {
  const start = location.href;

  function visit(search: string) {
    history.replaceState({ of: 'the page' }, '', `${location.pathname}${search}`);
  }

  beforeEach(() => {
    vi.restoreAllMocks();
  });

  afterEach(() => history.replaceState(null, '', start));

  test('is read at first, without an event', async () => {
    visit('?page=2&q=berta#top');
    const { searched, listed } = await searchPage({ props: { queryParameter: 'q' } });
    await vi.waitFor(() => expect(listed()).toEqual(['Berta']));
    expect(input().value).toBe('berta');
    expect(searched).toEqual([]);
  });

  test('is written in place, beside what else is there, and taken away with the text', async () => {
    visit('?page=2&flag#top');
    const entries = history.length;
    await searchPage({ props: { queryParameter: 'q' } });
    await userEvent.fill(field(), 'ada & co');
    await expect.poll(() => location.search + location.hash).toBe('?page=2&flag&q=ada%20%26%20co#top');
    expect(history.state).toEqual({ of: 'the page' });
    await userEvent.keyboard('{Escape}');
    expect(location.search + location.hash).toBe('?page=2&flag#top');
    expect(history.length).toBe(entries);
  });

  test('follows Back and Forward', async () => {
    visit('?q=ada');
    const { listed, searched } = await searchPage({ props: { queryParameter: 'q' } });
    await vi.waitFor(() => expect(listed()).toEqual(['Ada']));
    history.pushState(null, '', '?q=ada&page=2');
    await userEvent.fill(field(), 'berta');
    await vi.waitFor(() => expect(listed()).toEqual(['Berta']));
    expect(location.search).toBe('?page=2&q=berta');
    history.back();
    await vi.waitFor(() => expect(listed()).toEqual(['Ada']));
    expect(input().value).toBe('ada');
    history.forward();
    await vi.waitFor(() => expect(listed()).toEqual(['Berta']));
    expect(searched).toEqual(['berta']);
    history.back();
    await vi.waitFor(() => expect(listed()).toEqual(['Ada']));
  });

  test('is not touched without the option', async () => {
    visit('?q=ada');
    const replace = vi.spyOn(history, 'replaceState');
    const { listed } = await searchPage();
    await vi.waitFor(() => expect(listed()).toHaveLength(people.length));
    expect(input().value).toBe('');
    await userEvent.fill(field(), 'berta');
    await vi.waitFor(() => expect(listed()).toEqual(['Berta']));
    expect(location.search).toBe('?q=ada');
    expect(replace).not.toHaveBeenCalled();
  });
});
