import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { announced, field, people, searchPage } from '../test/page.tsx';

const clear = () => page.getByRole('button', { name: 'Clear search' });
const enter = async (text: string) => {
  await userEvent.fill(field(), text);
  await userEvent.keyboard('{Enter}');
};
const input = () => field().element() as HTMLInputElement;

describe('typing', () => {
  test('filters the list once it pauses, and tells the host', async () => {
    const { asked, searched, listed, query } = await searchPage();
    await vi.waitFor(() => expect(listed()).toHaveLength(people.length));
    vi.useFakeTimers();
    await userEvent.type(field(), 'anna');
    expect(searched).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    vi.useRealTimers();
    expect(searched).toEqual(['anna']);
    expect(query()).toBe('anna');
    await vi.waitFor(() => expect(listed()).toEqual(['Anna', 'Annabel']));
    expect(asked.map(({ q }) => q)).toEqual([null, 'anna']);
  });

  test('Enter does not wait for the pause', async () => {
    const { searched } = await searchPage();
    vi.useFakeTimers();
    await enter('ad');
    vi.useRealTimers();
    expect(searched).toEqual(['ad']);
  });

  test('a query it already shows is not searched again', async () => {
    const { searched, asked } = await searchPage();
    await enter('ada');
    await enter('ada ');
    expect(searched).toEqual(['ada']);
    await vi.waitFor(() => expect(asked.map(({ q }) => q)).toEqual([null, 'ada']));
  });

  test('aborts the request before it, whose answer cannot come after', async () => {
    const { asked, listed } = await searchPage({ held: true });
    await enter('anna');
    await vi.waitFor(() => expect(asked.map(({ q }) => q)).toEqual([null, 'anna']));
    await enter('annabel');
    await vi.waitFor(() => expect(asked.map(({ q }) => q)).toEqual([null, 'anna', 'annabel']));
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    asked[2]?.answer();
    await vi.waitFor(() => expect(listed()).toEqual(['Annabel']));
    asked[1]?.answer();
    asked[0]?.answer();
    await expect.element(announced()).toHaveTextContent('1 customer found');
    expect(listed()).toEqual(['Annabel']);
  });

  test('of one letter leaves the list alone and says what is missing', async () => {
    const { asked, searched, listed } = await searchPage();
    await userEvent.type(field(), 'a');
    await expect.element(announced()).toHaveTextContent('Type at least two letters');
    await expect.element(field()).toHaveAccessibleDescription('Type at least two letters');
    expect(listed()).toHaveLength(people.length);
    expect(searched).toEqual([]);
    await userEvent.type(field(), 'd');
    await vi.waitFor(() => expect(listed()).toEqual(['Ada']));
    expect(asked.map(({ q }) => q)).toEqual([null, 'ad']);
    await expect.element(field()).not.toHaveAccessibleDescription();
  });

  test.each(['en', 'de', 'fr', 'es', 'ja', 'ar'] as const)(
    'says so within the field of a phone, in %s',
    async (locale) => {
      const { element } = await searchPage({ props: { locale } });
      document.body.style.cssText = 'display: grid; inline-size: 288px';
      onTestFinished(() => document.body.removeAttribute('style'));
      const box = page.getByRole('searchbox');
      const part = (name: string) => element.shadowRoot?.querySelector<HTMLElement>(`.search-${name}`);
      await expect.element(box).toBeVisible();
      const before = part('field')?.getBoundingClientRect().toJSON() as DOMRect;
      await userEvent.fill(box, 'a');
      const hint = await vi.waitUntil(() => part('hint'));
      expect(part('field')?.getBoundingClientRect().toJSON()).toEqual(before);
      expect(hint.scrollWidth).toBeLessThanOrEqual(hint.clientWidth);
      expect(hint.scrollHeight).toBeLessThanOrEqual(hint.clientHeight);
      expect(hint.getBoundingClientRect().height).toBeLessThanOrEqual(34);
      expect(hint.getBoundingClientRect().width).toBeGreaterThan(80);
    },
  );

  test('one Han character is enough', async () => {
    const { listed } = await searchPage({ customers: [{ name: '山田 太郎', email: 'taro@example.com' }, ...people] });
    await userEvent.fill(field(), '太');
    await vi.waitFor(() => expect(listed()).toEqual(['山田 太郎']));
  });

  test('with an input method waits until the text is composed', async () => {
    const { searched, query } = await searchPage();
    const compose = (text: string) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input(), text);
      input().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    };
    vi.useFakeTimers();
    input().focus();
    input().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    compose('an');
    compose('ann');
    await vi.advanceTimersByTimeAsync(1000);
    expect(searched).toEqual([]);
    input().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: 'ann' }));
    await vi.advanceTimersByTimeAsync(249);
    expect(searched).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect(searched).toEqual(['ann']);
    expect(query()).toBe('ann');
  });
});

describe('clearing', () => {
  test('by Escape, which goes no further; an Escape more is the page’s', async () => {
    const { searched, listed } = await searchPage();
    const heard: string[] = [];
    const listening = new AbortController();
    document.addEventListener('keydown', ({ key }) => heard.push(key), listening);
    await enter('ada');
    await vi.waitFor(() => expect(listed()).toEqual(['Ada']));
    heard.length = 0;
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(listed()).toHaveLength(people.length));
    expect(input().value).toBe('');
    expect(searched).toEqual(['ada', '']);
    expect(heard).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(heard).toEqual(['Escape']);
    listening.abort();
  });

  test('by its button, which gives the focus back to the field', async () => {
    const { searched, element } = await searchPage();
    expect(clear().elements()).toHaveLength(0);
    await enter('ada');
    await clear().click();
    expect(input().value).toBe('');
    expect(searched).toEqual(['ada', '']);
    expect(element.shadowRoot?.activeElement).toBe(input());
    expect(clear().elements()).toHaveLength(0);
  });

  test('by the list clears the field too, and what was being typed is not searched after all', async () => {
    const { query, setQuery, searched } = await searchPage();
    await enter('ada');
    vi.useFakeTimers();
    await userEvent.type(field(), 'm');
    setQuery('');
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(input().value).toBe('');
    expect(searched).toEqual(['ada']);
    expect(query()).toBe('');
  });
});

describe('the host’s query', () => {
  test('is there at first and whenever it changes, without an event', async () => {
    const { search, searched, listed } = await searchPage({ props: { query: 'berta' } });
    await vi.waitFor(() => expect(listed()).toEqual(['Berta']));
    expect(input().value).toBe('berta');
    search.update({ query: 'ada' });
    await vi.waitFor(() => expect(listed()).toEqual(['Ada']));
    expect(input().value).toBe('ada');
    expect(searched).toEqual([]);
    await userEvent.fill(field(), 'annabel');
    await vi.waitFor(() => expect(listed()).toEqual(['Annabel']));
    expect(searched).toEqual(['annabel']);
  });

  test('that gives back what it was told takes no keystroke away', async () => {
    const { search, searched } = await searchPage({ props: { query: '' } });
    search.on('customer-search', ({ detail }) => search.update({ query: detail.query }));
    await enter('anna ');
    await vi.waitFor(() => expect(searched).toEqual(['anna']));
    await userEvent.keyboard('b');
    expect(input().value).toBe('anna b');
    await enter('an');
    await userEvent.keyboard('{Backspace}{Enter}');
    await vi.waitFor(() => expect(searched).toEqual(['anna', 'an', '']));
    await expect.element(announced()).toHaveTextContent('Type at least two letters');
    expect(input().value).toBe('a');
  });

  test('that comes late leaves what was typed meanwhile', async () => {
    const { search, searched } = await searchPage({ props: { query: '' } });
    await enter('anna');
    await vi.waitFor(() => expect(searched).toEqual(['anna']));
    await userEvent.keyboard('b');
    search.update({ query: 'anna' });
    await vi.waitFor(() => expect(searched).toEqual(['anna', 'annab']));
    expect(input().value).toBe('annab');
  });
});

describe('what was found', () => {
  test('is announced, a total only when it is known', async () => {
    const { listed } = await searchPage({
      customers: Array.from({ length: 120 }, (_, i) => ({
        name: i < 110 ? `Kim ${i}` : `Lee ${i}`,
        email: `person${i}@example.com`,
      })),
    });
    await vi.waitFor(() => expect(listed()).toHaveLength(100));
    expect(announced().element().textContent).toBe('');
    await userEvent.fill(field(), 'kim');
    await expect.element(announced()).toHaveTextContent('100 customers found, more to come');
    await userEvent.fill(field(), 'lee');
    await expect.element(announced()).toHaveTextContent('10 customers found');
    await userEvent.fill(field(), 'lee 112');
    await expect.element(announced()).toHaveTextContent('1 customer found');
    await userEvent.fill(field(), 'nobody');
    await expect.element(announced()).toHaveTextContent('Nothing found');
  });

  test('costs no request where there is neither a list nor suggestions', async () => {
    const { asked, searched } = await searchPage({ list: false, props: { suggestions: 'off' } });
    await userEvent.fill(field(), 'ada');
    await vi.waitFor(() => expect(searched).toEqual(['ada']));
    expect(asked).toEqual([]);
  });
});
