import { textsBornWithStatus } from '@customer-kit/kit/test';
import { type CustomerMock, failing, offline, signedInAs } from '@customer-kit/mock';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, openPage } from '../test/delete-page.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('alertdialog');
const status = page.getByRole('status');
const alert = page.getByRole('alert');

afterEach(() => {
  vi.useRealTimers();
});

const namesIn = ({ customers }: CustomerMock) =>
  customers
    .list()
    .map(({ name }) => name)
    .toSorted();

/** A page on which customers of these names have just been deleted. */
async function deletedPage(names: readonly string[]) {
  const opened = await openPage(names);
  opened.group.set({ deleting: opened.rows });
  await button(names.length === 1 ? 'Delete' : `Delete ${names.length} customers`).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(button('Undo')).toBeVisible();
  return opened;
}

describe('taking a deletion back', () => {
  test('one customer is restored on the server, says so and tells the page', async () => {
    const { group, mock, rows, events } = await openPage(['Zoë', 'Bo']);
    group.set({ deleting: rows.slice(0, 1) });
    await button('Delete').click();
    await button('Undo').click();
    await expect.element(status).toHaveTextContent('Zoë is back.');
    await expect.element(button('Undo')).not.toBeInTheDocument();
    expect(namesIn(mock)).toEqual(['Bo', 'Zoë']);
    expect(events.map(({ type }) => type)).toEqual(['customer-delete', 'customer-restore']);
  });

  test.each([
    [1000, 'en', 'Kontor & Papper '.repeat(12).trim(), /^Kontor & Papper .*…\u2069? was deleted\.$/],
    [320, 'en', 'W'.repeat(200), /^W+…\u2069? was deleted\.$/],
    [320, 'de', 'W'.repeat(200), /^W+…\u2069? wurde gelöscht\.$/],
  ])(
    'says what happened to a customer of the longest name, on a page of %i px in %s',
    async (width, locale, name, told) => {
      const { element, group, rows } = await openPage([name], { locale });
      await page.viewport(width, 700);
      group.set({ deleting: rows });
      await dialog.getByRole('button').last().click();
      const text = await vi.waitUntil(() => element.shadowRoot?.querySelector('.toast-text > span'));
      expect(text.textContent).toMatch(told);
      expect(text.scrollHeight).toBe(text.clientHeight);
    },
  );

  test('says so in the direction of its language, whatever that of the name', async () => {
    const { mock } = await deletedPage(['شركة البحر الأحمر']);
    const directionOf = (text: RegExp) =>
      page
        .getByText(text)
        .elements()
        .map((element) => getComputedStyle(element).direction);
    await expect.poll(() => directionOf(/was deleted\.$/)).toEqual(['ltr', 'ltr']);
    mock.use(failing('updateCustomer', 403));
    await button('Undo').click();
    await expect.element(alert).toBeVisible();
    expect(directionOf(/is not back\.$/)).toEqual(['ltr']);
  });

  test('signed out, says so until somebody is signed in', async () => {
    const { mock, element, widget } = await deletedPage(['Zoë']);
    mock.use(signedInAs('nobody'));
    await button('Undo').click();
    await expect.element(alert).toMatchTextContent(/You are signed out/);
    await button('Sign in').click();
    mock.use(signedInAs('editor'));
    widget.update({ getAccessToken: () => 'fresh' });
    await expect.element(alert).toHaveTextContent('Zoë is not back.');
    expect(focused(element)).toBe('Try again');
    expect(mock.customers.size).toBe(0);
    await userEvent.keyboard('{Enter}');
    await expect.element(status).toHaveTextContent('Zoë is back.');
  });

  test('all of many, several at a time, showing how far it is', async () => {
    const { mock, requests, hold } = await deletedPage(Array.from({ length: 190 }, (_, index) => `Person ${index}`));
    expect(mock.customers.size).toBe(0);
    const release = hold();
    requests.length = 0;
    await button('Undo').click();
    await expect.element(page.getByRole('progressbar', { name: '0 of 190 are back' })).toHaveAttribute('max', '190');
    expect(requests).toHaveLength(4);
    release();
    await expect.element(status).toHaveTextContent('190 customers are back.');
    expect(mock.customers.size).toBe(190);
  });

  test('by Ctrl+Z, unless somebody types', async () => {
    const { mock } = await deletedPage(['Zoë']);
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(mock.customers.size).toBe(0);
    field.type = 'checkbox';
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(status).toHaveTextContent('Zoë is back.');
    expect(mock.customers.size).toBe(1);
  });

  test('is not offered any more when all of them were brought back elsewhere on the page', async () => {
    const { rows } = await deletedPage(['A', 'B']);
    const restore = (index: number) =>
      document.body.dispatchEvent(
        new CustomEvent('customer-restore', { bubbles: true, detail: { customer: rows[index] } }),
      );
    restore(0);
    await expect.element(button('Undo')).toBeVisible();
    restore(1);
    await expect.element(button('Undo')).not.toBeInTheDocument();
  });

  test('is not offered where nothing is kept', async () => {
    const { group, rows } = await openPage(['Zoë'], {}, { retentionDays: 0 });
    group.set({ deleting: rows });
    await button('Delete').click();
    await expect.element(status).toHaveTextContent('Zoë was deleted.');
    await expect.element(button('Undo')).not.toBeInTheDocument();
  });
});

describe('what cannot be taken back', () => {
  test('for its e-mail address, taken meanwhile, says so and can be tried again', async () => {
    const { mock, rows } = await deletedPage(['Zoë']);
    const taker = mock.customers.create({ name: 'Another', email: rows[0]?.email ?? '' });
    await button('Undo').click();
    await expect
      .element(alert)
      .toHaveTextContent('Zoë is not back.Another customer has the e-mail address c0@example.com now.');
    mock.customers.purge(taker.id);
    await button('Try again').click();
    await expect.element(status).toHaveTextContent('Zoë is back.');
  });

  test('of the longest name is told with its beginning', async () => {
    const { mock } = await deletedPage(['Kontor & Papper '.repeat(12).trim()]);
    mock.use(failing('updateCustomer', 'access-denied'));
    await button('Undo').click();
    await expect.element(alert).toMatchTextContent(/^Kontor & Papper .{20,30}…\u2069? is not back\./);
  });

  test('of several is named one by one with the reason; the others are back', async () => {
    const { mock, rows } = await deletedPage(['A', 'B', 'C', 'D']);
    const taker = mock.customers.create({ name: 'Another', email: rows[1]?.email ?? '' });
    mock.customers.purge(rows[2]?.id ?? '');
    await button('Undo').click();
    await expect.element(alert).toMatchTextContent(/2 customers are not back/);
    for (const reason of [
      'Another customer has the e-mail address c1@example.com now.B',
      'The time to bring this customer back is over.C',
    ]) {
      expect(alert.element().textContent).toContain(reason);
    }
    mock.customers.purge(taker.id);
    await button('Try again').click();
    await expect.element(status).toHaveTextContent('3 customers are back.');
    expect(namesIn(mock)).toEqual(['A', 'B', 'D']);
  });

  test('because somebody has done it already is back all the same', async () => {
    const { mock, rows } = await deletedPage(['Zoë']);
    mock.customers.restore(rows[0]?.id ?? '');
    await button('Undo').click();
    await expect.element(status).toHaveTextContent('Zoë is back.');
  });

  test.each([
    ['access-denied', /You are not allowed to do this/, 'customer-error'],
    ['unauthorized', /You are signed out/, 'customer-auth-required'],
  ] as const)('%s says so, tells the page and can be tried again', async (problem, text, event) => {
    const { mock, events } = await deletedPage(['Zoë']);
    const mend = mock.use(failing('updateCustomer', problem));
    await button('Undo').click();
    await expect.element(alert).toMatchTextContent(text);
    expect(events.map(({ type }) => type)).toEqual(['customer-delete', event]);
    mend();
    await button('Try again').click();
    await expect.element(status).toHaveTextContent('Zoë is back.');
  });

  test.each([
    [5, ['Zoë'], 'Zoë is not back.', 'Try again', 'Zoë is back.'],
    [30, ['Zoë'], 'Zoë is not back.', 'Try again', 'Zoë is back.'],
    [5, ['A', 'B'], '2 customers are not back.', 'Try 2 again', '2 customers are back.'],
  ])(
    'while it waits %i seconds for the server to take %j back can be stopped',
    async (retryAfter, names, not, again, back) => {
      const { mock, element } = await deletedPage(names);
      const mend = mock.use(failing('updateCustomer', 'too-many-requests', { retryAfter }));
      await button('Undo').click();
      await expect
        .element(page.getByText(`The server asks to wait ${retryAfter} seconds`, { exact: false }).first())
        .toBeVisible();
      expect(focused(element)).toBe('Stop');
      await button('Stop').click();
      await expect.element(alert).toHaveTextContent(not);
      mend();
      await button(again).click();
      await expect.element(status).toHaveTextContent(back);
    },
  );

  test('throttled in the middle of many, says so, below how far it is, not against it', async () => {
    const { mock, element } = await deletedPage(['A', 'B']);
    mock.use(failing('updateCustomer', 'too-many-requests', { retryAfter: 30 }));
    const born = textsBornWithStatus(element);
    await button('Undo').click();
    const pause = page.getByText(/The server asks to wait/).first();
    await expect.element(pause).toBeVisible();
    const { bottom } = page.getByRole('progressbar').element().getBoundingClientRect();
    expect(pause.element().getBoundingClientRect().top - bottom).toBe(8);
    await expect.element(page.getByRole('status').last()).toMatchTextContent(/The server asks to wait/);
    expect(born).toEqual([]);
  });

  test('throttled goes on by itself after as long as the server asks', async () => {
    const { mock } = await deletedPage(['Zoë']);
    mock.use(failing('updateCustomer', 'too-many-requests', { retryAfter: 1, times: 1 }));
    await button('Undo').click();
    await expect.element(page.getByText(/The server asks to wait one second/).first()).toBeVisible();
    await expect.element(status).toHaveTextContent('Zoë is back.');
  });

  test('without a network goes on when it is back', async () => {
    const { mock } = await deletedPage(['A', 'B', 'C']);
    const reconnect = mock.use(offline());
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await button('Undo').click();
    await expect.element(alert).toMatchTextContent(/You are offline/);
    reconnect();
    window.dispatchEvent(new Event('online'));
    await expect.element(status).toHaveTextContent('3 customers are back.');
  });
});

describe('the toast', () => {
  test('goes by its close button and gives the focus back', async () => {
    await deletedPage(['Zoë']);
    await userEvent.tab();
    await userEvent.tab();
    expect(focused(document.querySelector('div') as HTMLElement)).toBe('');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Undo')).not.toBeInTheDocument();
    expect(document.activeElement).toBe(button('Opener').element());
  });

  test('goes by itself after 20 seconds in which nobody points at it or has the focus in it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await deletedPage(['Zoë']);
    await vi.advanceTimersByTimeAsync(15_000);
    await button('Undo').hover();
    await vi.advanceTimersByTimeAsync(60_000);
    await userEvent.tab();
    await page.getByText('Opener').hover();
    await vi.advanceTimersByTimeAsync(60_000);
    await expect.element(button('Undo')).toBeVisible();
    await userEvent.tab({ shift: true });
    await vi.advanceTimersByTimeAsync(15_000);
    await expect.element(button('Undo')).toBeVisible();
    await vi.advanceTimersByTimeAsync(5_000);
    await expect.element(button('Undo')).not.toBeInTheDocument();
  });

  test('is still there when the page has moved it', async () => {
    const { element } = await deletedPage(['Zoë']);
    document.body.append(element);
    await expect.element(button('Undo')).toBeVisible();
  });

  test('of an earlier deletion stays above the newest, each with its own Undo', async () => {
    const { group, mock, rows } = await openPage(['Ada', 'Bo', 'Cy', 'Di', 'Ed']);
    for (const row of rows.slice(0, 4)) {
      group.set({ deleting: [row] });
      await button('Delete').click();
      await expect.element(dialog).not.toBeInTheDocument();
    }
    const toasts = page
      .getByText(/was deleted\.$/)
      .elements()
      .filter((element) => element.closest('.toast'));
    expect(toasts.map(({ textContent }) => textContent)).toEqual([
      'Bo was deleted.',
      'Cy was deleted.',
      'Di was deleted.',
    ]);
    const boxes = () => toasts.map((toast) => (toast.closest('.toast') as Element).getBoundingClientRect());
    await expect
      .poll(() => boxes().every(({ top }, index) => index === 0 || top >= (boxes()[index - 1]?.bottom ?? 0)))
      .toBe(true);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(status).toHaveTextContent('Di is back.');
    await button('Undo').first().click();
    await expect.element(status).toHaveTextContent('Bo is back.');
    expect(namesIn(mock)).toEqual(['Bo', 'Di', 'Ed']);
  });

  test('closed by a double click takes none with it that comes down to its place', async () => {
    const { group, rows } = await openPage(['Ada', 'Bo']);
    for (const row of rows) {
      group.set({ deleting: [row] });
      await button('Delete').click();
      await expect.element(dialog).not.toBeInTheDocument();
    }
    await button('Close').last().click();
    await expect.poll(() => button('Close').elements()).toHaveLength(1);
    const twice = new MouseEvent('click', { bubbles: true, composed: true, detail: 2 });
    button('Close').element().dispatchEvent(twice);
    await button('Undo').click();
    await expect.element(status).toHaveTextContent('Ada is back.');
  });

  test('that works or failed stays, however many deletions follow', async () => {
    const { group, mock, rows } = await openPage(['Ada', 'Bo', 'Cy', 'Di', 'Ed']);
    const remove = async (row: (typeof rows)[number]) => {
      group.set({ deleting: [row] });
      await button('Delete').click();
      await expect.element(dialog).not.toBeInTheDocument();
    };
    const [ada, ...others] = rows;
    if (!ada) throw new Error('Ada is missing');
    await remove(ada);
    const mend = mock.use(failing('updateCustomer', 'unauthorized'));
    await button('Undo').click();
    await expect.element(alert).toMatchTextContent(/Ada is not back/);
    mend();
    for (const row of others) await remove(row);
    expect(button('Undo').elements()).toHaveLength(3);
    await button('Try again').click();
    await expect.element(status).toHaveTextContent('Ada is back.');
    expect(namesIn(mock)).toEqual(['Ada']);
  });

  test.each(['en', 'de', 'fr', 'es', 'ja', 'ar'])('says whom on a phone, in %s', async (locale) => {
    const { group, rows, element } = await openPage(['Ægir Guðmundsdóttir'], { locale });
    await page.viewport(320, 640);
    group.set({ deleting: rows });
    await vi.waitUntil(() => element.shadowRoot?.querySelector<HTMLElement>('dialog [data-kind=danger]'));
    element.shadowRoot?.querySelector<HTMLElement>('dialog [data-kind=danger]')?.click();
    const text = await vi.waitUntil(() => element.shadowRoot?.querySelector('.toast-text > span'));
    // Not cut, and not a column of syllables.
    expect(text.scrollHeight).toBe(text.clientHeight);
    expect(text.clientHeight).toBeLessThanOrEqual(2 * 20);
  });

  test.each(['en', 'de', 'ar'])(
    'of a long name on a phone has its close button in the corner, in %s',
    async (locale) => {
      const { group, rows, element } = await openPage(['Dr. Ægir Guðmundsdóttir-Þorsteinsson the Younger'], { locale });
      await page.viewport(320, 640);
      group.set({ deleting: rows });
      const inside = (selector: string) =>
        vi.waitUntil(() => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined);
      (await inside('dialog [data-kind=danger]')).click();
      const [toast, text, close] = (
        await Promise.all(['.toast', '.toast-text', '.toast > :last-child'].map(inside))
      ).map((part) => part.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect];
      expect(close.top - toast.top).toBe(9);
      expect(locale === 'ar' ? close.left - toast.left : toast.right - close.right).toBe(9);
      expect(locale === 'ar' ? text.left - close.right : close.left - text.right).toBeGreaterThanOrEqual(0);
    },
  );
});
