import { failing, offline } from '@customer-kit/mock';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { announced, combobox, field, people, searchPage } from '../test/page.tsx';

const listbox = () => page.getByRole('listbox', { name: 'Customers found' });
const recent = () => page.getByRole('listbox', { name: 'Recent searches' });
const options = () =>
  page
    .getByRole('option')
    .elements()
    .map(({ textContent }) => textContent);
const active = (element: HTMLElement) => {
  const id = combobox().element().getAttribute('aria-activedescendant');
  return id === null ? undefined : element.shadowRoot?.getElementById(id)?.textContent;
};

afterEach(() => localStorage.clear());

describe('customers below the field', () => {
  test('show where there is no list, each with what matched marked, and are announced', async () => {
    const { asked, element } = await searchPage({
      list: false,
      customers: [...people, { name: 'Ännchen Müller', email: 'am@example.com', company: 'Anna & Co.' }],
    });
    await expect.element(combobox()).toHaveAttribute('aria-expanded', 'false');
    await userEvent.fill(combobox(), 'ANN');
    await expect.element(listbox()).toBeVisible();
    await expect.element(combobox()).toHaveAttribute('aria-expanded', 'true');
    expect(element.shadowRoot?.getElementById(combobox().element().getAttribute('aria-controls') ?? '')).toBe(
      listbox().element(),
    );
    await expect
      .poll(options)
      .toEqual(['Annaanna@example.com', 'Ännchen MüllerAnna & Co. · am@example.com', 'Annabelannabel@example.com']);
    const marks = [...(element.shadowRoot?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent);
    expect(marks).toEqual(['Ann', 'ann', 'Änn', 'Ann', 'Ann', 'ann']);
    await expect.element(announced()).toMatchTextContent(/^3 customers below the field/);
    expect(asked.map(({ q }) => q)).toEqual(['ANN']);
  });

  test('are marked across what stands between the digits of a number that was looked up as one', async () => {
    const { element } = await searchPage({
      list: false,
      customers: [...people, { name: 'Industrie 4.0', email: 'i@example.com', company: 'Halle 4-0' }],
    });
    await userEvent.fill(combobox(), '4.0');
    await expect.poll(options).toHaveLength(1);
    const marks = [...(element.shadowRoot?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent);
    expect(marks).toEqual(['4.0', '4-0']);
  });

  test('are not there beside a list, unless the option asks for them', async () => {
    const { search, listed } = await searchPage();
    await userEvent.fill(field(), 'anna');
    await vi.waitFor(() => expect(listed()).toEqual(['Anna', 'Annabel']));
    expect(combobox().elements()).toEqual([]);
    search.update({ suggestions: 'on' });
    await userEvent.fill(combobox(), 'annab');
    await expect.element(listbox()).toBeVisible();
    await expect.poll(options).toEqual(['Annabelannabel@example.com']);
  });

  test('are those there are by now, when one was changed or deleted since', async () => {
    const { mock, asked, update, remove } = await searchPage({ list: false });
    await userEvent.fill(combobox(), 'ann');
    await expect.poll(options).toEqual(['Annaanna@example.com', 'Annabelannabel@example.com']);
    const [anna, annabel] = mock.customers.list().filter(({ name }) => name.startsWith('Ann'));
    if (!anna || !annabel) throw new Error('The mock is empty');
    const { email, status } = anna;
    await update({ from: anna, body: { name: 'Anna King', email, status } });
    await remove(annabel);
    await expect.poll(options).toEqual(['Anna Kinganna@example.com']);
    expect(asked.map(({ q }) => q)).toEqual(['ann', null, null]);
  });

  test('are walked through by the arrow keys while the focus stays in the field; Enter opens one', async () => {
    const { element, selected, editing, mock } = await searchPage({ list: false });
    await userEvent.fill(combobox(), 'ann');
    await expect.element(listbox()).toBeVisible();
    expect(active(element)).toBeUndefined();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(active(element)).toMatch(/^Annabel/);
    await userEvent.keyboard('{ArrowDown}');
    expect(active(element)).toBeUndefined();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(active(element)).toBe('Annaanna@example.com');
    expect(element.shadowRoot?.activeElement).toBe(combobox().element());
    await userEvent.keyboard('{Enter}');
    expect(selected).toEqual(['Anna']);
    const anna = mock.customers.list().find(({ name }) => name === 'Anna');
    expect(editing()).toEqual({ mode: 'edit', id: anna?.id });
    await expect.element(listbox()).not.toBeInTheDocument();
  });

  test('open by a click; a page that takes the event keeps the form closed', async () => {
    const { element, selected, editing } = await searchPage({ list: false });
    element.addEventListener('customer-select', (event) => event.preventDefault());
    await userEvent.fill(combobox(), 'berta');
    await page.getByRole('option').click();
    expect(selected).toEqual(['Berta']);
    expect(editing()).toBeUndefined();
    expect(element.shadowRoot?.activeElement).toBe(combobox().element());
  });

  test('close by Escape, which clears only when it is pressed again, and open by an arrow key', async () => {
    const { searched } = await searchPage({ list: false });
    const heard: string[] = [];
    const listening = new AbortController();
    document.addEventListener('keydown', ({ key }) => heard.push(key), listening);
    await userEvent.fill(combobox(), 'ann');
    await expect.element(listbox()).toBeVisible();
    heard.length = 0;
    await userEvent.keyboard('{Escape}');
    await expect.element(listbox()).not.toBeInTheDocument();
    await expect.element(combobox()).toHaveValue('ann');
    expect(heard).toEqual([]);
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(listbox()).toBeVisible();
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.element(combobox()).toHaveValue('');
    expect(searched).toEqual(['ann', '']);
    listening.abort();
  });

  test('close when the focus leaves', async () => {
    await searchPage({ list: false });
    await userEvent.fill(combobox(), 'ann');
    await expect.element(listbox()).toBeVisible();
    (combobox().element() as HTMLElement).blur();
    await expect.element(listbox()).not.toBeInTheDocument();
  });

  test('say that nothing was found, and what went wrong', async () => {
    const { mock } = await searchPage({ list: false });
    await userEvent.fill(combobox(), 'nobody');
    await expect.element(announced()).toHaveTextContent('Nothing found');
    await expect.element(combobox()).toHaveAttribute('aria-expanded', 'false');
    mock.use(failing('getCustomers', 'access-denied'));
    await userEvent.fill(combobox(), 'anna');
    await expect.element(announced()).toMatchTextContent(/You are not allowed/);
  });

  test('come by themselves when the network is back', async () => {
    const { mock } = await searchPage({ list: false });
    const reconnect = mock.use(offline());
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    window.dispatchEvent(new Event('offline'));
    await userEvent.fill(combobox(), 'anna');
    await expect.element(announced()).toMatchTextContent(/did not answer/);
    reconnect();
    onLine.mockRestore();
    window.dispatchEvent(new Event('online'));
    await expect.poll(options).toHaveLength(2);
  });

  test('come by themselves when somebody has signed in', async () => {
    let token = 'refused';
    const { mock, search } = await searchPage({ list: false, props: { getAccessToken: () => token } });
    const signIn = mock.use(failing('getCustomers', 'unauthorized'));
    await userEvent.fill(combobox(), 'anna');
    await expect.element(announced()).toMatchTextContent(/signed out/);
    signIn();
    token = 'taken';
    search.update({});
    await expect.poll(options).toHaveLength(2);
  });

  test('say so of the text they are about only, not while another one is looked up', async () => {
    const { asked } = await searchPage({ list: false, held: true });
    const enter = async (text: string, request: number) => {
      await userEvent.fill(combobox(), text);
      await vi.waitFor(() => expect(asked[request]?.q).toBe(text));
    };
    await enter('nobody', 0);
    asked[0]?.answer();
    await expect.element(announced()).toHaveTextContent('Nothing found');
    await enter('anna', 1);
    await expect.element(announced()).toHaveTextContent('');
    expect(page.getByText('Nothing found').elements()).toEqual([]);
    asked[1]?.answer();
    await expect.poll(options).toHaveLength(2);
  });

  test('of an earlier text never come after those of a later one', async () => {
    const { asked } = await searchPage({ list: false, held: true });
    const enter = (text: string) => userEvent.fill(combobox(), text);
    await enter('anna');
    await vi.waitFor(() => expect(asked.map(({ q }) => q)).toEqual(['anna']));
    await enter('annabel');
    await vi.waitFor(() => expect(asked.map(({ q }) => q)).toEqual(['anna', 'annabel']));
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    asked[1]?.answer();
    await expect.poll(options).toEqual(['Annabelannabel@example.com']);
  });

  test('find by the beginning of any word, whatever accents, case and script forms; more words narrow', async () => {
    const { element } = await searchPage({
      list: false,
      customers: [
        { name: 'Zoë Ångström', email: 'zoe@example.com', company: 'Nordlys AS' },
        { name: 'Zoe Angel', email: 'angel@example.com', phone: '+46 70 123 45 67' },
        { name: 'مُحَمَّد علي', email: 'm@example.com' },
        { name: '山田 太郎', email: 'taro@example.jp' },
      ],
    });
    const names = () =>
      [...(element.shadowRoot?.querySelectorAll('.suggestion-name') ?? [])].map(({ textContent }) => textContent);
    for (const [query, expected] of [
      ['ANGSTROM', ['Zoë Ångström']],
      ['zoe ang', ['Zoe Angel', 'Zoë Ångström']],
      ['zoe ang nord', ['Zoë Ångström']],
      ['070 12', ['Zoe Angel']],
      ['محمد', ['مُحَمَّد علي']],
      ['田', ['山田 太郎']],
      ['ｚｏｅ ＡＮＧＥＬ', ['Zoe Angel']],
    ] as const) {
      await userEvent.fill(combobox(), query);
      await expect.poll(() => names().toSorted()).toEqual([...expected].toSorted());
    }
  });

  test('show hostile names in one line each', async () => {
    await searchPage({
      list: false,
      customers: [
        { name: `Zed${'\u0301'.repeat(190)}`, email: 'a@example.com' },
        { name: 'Zed \u202egnp.exe\u0000 👩‍👩‍👧‍👦', email: 'b@example.com' },
      ],
    });
    await userEvent.fill(combobox(), 'zed');
    await expect.element(listbox()).toBeVisible();
    for (const option of page.getByRole('option').elements()) {
      expect(option.getBoundingClientRect().height).toBeLessThan(60);
    }
  });
});

describe('recent searches', () => {
  const enter = async (text: string) => {
    await userEvent.fill(combobox(), text);
    await userEvent.keyboard('{Enter}');
  };

  test('open in the empty field, the last five, newest first, and are searched again by Enter', async () => {
    const { searched } = await searchPage({ list: false });
    for (const text of ['ada', 'berta', 'anna', 'ada', 'kim', 'lee', 'noor']) await enter(text);
    await userEvent.clear(combobox());
    await expect.element(recent()).toBeVisible();
    await expect.poll(options).toEqual(['noor', 'lee', 'kim', 'ada', 'anna']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.element(combobox()).toHaveValue('lee');
    expect(searched.at(-1)).toBe('lee');
    await expect.element(recent()).not.toBeInTheDocument();
  });

  test('are there on the next visit, and gone when they are cleared', async () => {
    const first = await searchPage({ list: false });
    await enter('ada');
    first.search.unmount();
    first.element.remove();
    const { element } = await searchPage({ list: false });
    await userEvent.clear(combobox());
    await expect.poll(options).toEqual(['ada']);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect.element(recent()).not.toBeInTheDocument();
    expect(element.shadowRoot?.activeElement).toBe(combobox().element());
    await combobox().click();
    await expect.element(combobox()).toHaveAttribute('aria-expanded', 'false');
    expect(localStorage).toHaveLength(0);
  });

  test('are nobody else’s, and nobody’s while nobody is signed in', async () => {
    const tokenOf = (sub: string) => `e30.${btoa(JSON.stringify({ sub }))}.x`;
    let token: string | undefined = tokenOf('ada');
    await searchPage({ list: false, props: { getAccessToken: () => token } });
    const reopen = async () => {
      (combobox().element() as HTMLElement).blur();
      await userEvent.clear(combobox());
    };
    await enter('of ada');
    token = tokenOf('bo');
    await enter('of bo');
    token = undefined;
    await enter('of nobody');
    token = tokenOf('ada');
    await reopen();
    await expect.poll(options).toEqual(['of ada']);
    token = tokenOf('bo');
    await reopen();
    await expect.poll(options).toEqual(['of bo']);
    token = undefined;
    await reopen();
    await expect.element(recent()).not.toBeInTheDocument();
    expect(JSON.stringify(localStorage)).not.toContain('of nobody');
  });

  test('go after 30 days without one, by whoever is there then', async () => {
    const tokenOf = (sub: string) => `e30.${btoa(JSON.stringify({ sub }))}.x`;
    let user = 'ada';
    await searchPage({ list: false, props: { getAccessToken: () => tokenOf(user) } });
    await enter('of ada');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 29 * 86_400_000 });
    onTestFinished(() => void vi.useRealTimers());
    user = 'bo';
    await enter('of bo');
    await userEvent.clear(combobox());
    await expect.poll(options).toEqual(['of bo']);
    expect(JSON.stringify(localStorage)).toContain('of ada');
    vi.setSystemTime(Date.now() + 2 * 86_400_000);
    (combobox().element() as HTMLElement).blur();
    await combobox().click();
    await expect.poll(options).toEqual(['of bo']);
    expect(JSON.stringify(localStorage)).not.toContain('of ada');
  });

  test('are not kept where the host wants none', async () => {
    await searchPage({ list: false, props: { recent: 'off' } });
    await enter('ada');
    expect(localStorage).toHaveLength(0);
  });

  test.each(['{"not":"a list"}', '["of before"]', `{"keptAt":${Date.now()},"queries":5}`, 'null'])(
    'in a storage that holds %s are none',
    async (kept) => {
      await searchPage({ list: false });
      await enter('ada');
      localStorage.setItem(localStorage.key(0) ?? '', kept);
      await userEvent.clear(combobox());
      await expect.element(combobox()).toHaveAttribute('aria-expanded', 'false');
      await enter('ada');
      await userEvent.clear(combobox());
      await expect.poll(options).toEqual(['ada']);
    },
  );
});
