import { type CustomerMock, failing, slow } from '@customer-kit/mock';
import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { button, count, listPage, people, row } from '../../test/page.tsx';

/** What the browser is handed to save. */
function savedFiles() {
  const files: { name: string; text: Promise<string> }[] = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${blobs.size}`;
    blobs.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob)
      files.push({
        name: this.download,
        text: blob.arrayBuffer().then((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
      });
  });
  return files;
}

/** Lets so many requests through; `open` lets the others follow. */
function gate(mock: CustomerMock, free: number) {
  const { promise, resolve: open } = Promise.withResolvers<void>();
  const respond = mock.respond.bind(mock);
  let left = free;
  vi.spyOn(mock, 'respond').mockImplementation(async (request) => {
    left -= 1;
    if (left < 0) await promise;
    return respond(request);
  });
  return open;
}

async function exportAll() {
  await button('More').click();
  await button('Export as CSV').click();
}

describe('an export', () => {
  test('is a CSV of all pages of what is shown, inert in spreadsheets, in any script', async () => {
    const files = savedFiles();
    const { asked } = listPage({
      customers: [
        { name: '=HYPERLINK("http://evil.test","you")', email: 'formula@example.com', company: 'A "B", C' },
        { name: '田中 太郎', email: 'tanaka@example.com', status: 'active' },
      ],
    });
    await expect.element(row(/田中/)).toBeVisible();
    await exportAll();
    await expect.element(page.getByText('2 customers exported.').first()).toBeVisible();
    expect(files[0]?.name).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
    expect(await files[0]?.text).toBe(
      '\ufeffname,email,company,status\r\n' +
        `"'=HYPERLINK(""http://evil.test"",""you"")","formula@example.com","A ""B"", C","lead"\r\n` +
        '"田中 太郎","tanaka@example.com","","active"\r\n',
    );
    expect(asked()).toHaveLength(2);
    await expect.element(page.getByText('Name, e-mail, company and status; no phone, address or notes.')).toBeVisible();
    await button('Close').click();
    expect(page.getByText('2 customers exported.').elements()).toHaveLength(0);
  });

  test('reads every page of the search and status shown, and says how far it is', async () => {
    const files = savedFiles();
    const { mock, asked } = listPage({ customers: 900 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    await page.getByRole('combobox', { name: 'Status' }).selectOptions('Active');
    await expect.element(count()).toMatchTextContent(/Active/);
    const before = asked().length;
    const open = gate(mock, 1);
    await exportAll();
    await expect.element(page.getByText('Exporting: 100 customers so far…').first()).toBeVisible();
    // Every page would be called out: a long export would talk over all that is done meanwhile.
    const told = page.getByRole('status').filter({ hasText: 'xport' });
    await expect.element(told).toHaveTextContent('Exporting: 0 customers so far…');
    open();
    await expect.element(page.getByText(/^\d+ customers exported\.$/).first()).toBeVisible();
    await expect.element(told).toMatchTextContent(/exported\.$/);
    const lines = (await files[0]?.text)?.trimEnd().split('\r\n').slice(1) ?? [];
    expect(lines).toHaveLength(mock.customers.page('name', { limit: 1000, status: 'active' }).length);
    for (const request of asked().slice(before)) expect(request).toMatchObject({ status: 'active', sort: 'name' });
  });

  test('of a selection has its rows alone, without asking the API', async () => {
    const files = savedFiles();
    const { asked } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select Cora' }).click();
    await page.getByRole('toolbar').getByRole('button', { name: 'Export as CSV' }).click();
    await expect.element(page.getByText('1 customer exported.').first()).toBeVisible();
    expect((await files[0]?.text)?.split('\r\n').slice(1)).toEqual(['"Cora","cora@example.com","","lead"', '']);
    expect(asked()).toHaveLength(1);
  });

  test('ends none that is on its way, and takes the place of one that is done', async () => {
    const files = savedFiles();
    const { mock } = listPage({ customers: 350 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    const open = gate(mock, 1);
    await exportAll();
    const running = page.getByText('Exporting: 100 customers so far…').first();
    await expect.element(running).toBeVisible();
    for (const chosen of [1, 2]) {
      await page.getByRole('row').nth(chosen).getByRole('checkbox').click();
      await page.getByRole('toolbar').getByRole('button', { name: 'Export as CSV' }).click();
      await expect
        .element(page.getByText(/^\d customers? exported\.$/).first())
        .toMatchTextContent(new RegExp(`^${chosen}`));
      await expect.element(running).toBeVisible();
    }
    open();
    await expect.element(page.getByText('350 customers exported.').first()).toBeVisible();
    expect(files).toHaveLength(3);
    await button('Close').first().click();
    await button('Close').click();
    expect(page.getByText('Name, e-mail, company and status; no phone, address or notes.').elements()).toEqual([]);
  });

  test('has semicolons where numbers have a decimal comma, as spreadsheets there expect', async () => {
    const files = savedFiles();
    listPage({ customers: people, props: { locale: 'de' } });
    await expect.element(row(/Ada/)).toBeVisible();
    await page.getByRole('checkbox', { name: /Cora/ }).click();
    await page.getByRole('toolbar').getByRole('button', { name: /CSV/ }).click();
    await vi.waitFor(() => expect(files).toHaveLength(1));
    expect(await files[0]?.text).toContain('"Cora";"cora@example.com";"";"lead"');
  });

  test('on its way, has the browser ask before the page is left, and only then', async () => {
    savedFiles();
    const leavesPage = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const { mock } = listPage({ customers: 350 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    expect(leavesPage()).toBe(true);
    const open = gate(mock, 1);
    await exportAll();
    await expect.element(page.getByText('Exporting: 100 customers so far…').first()).toBeVisible();
    expect(leavesPage()).toBe(false);
    open();
    await expect.element(page.getByText('350 customers exported.').first()).toBeVisible();
    expect(leavesPage()).toBe(true);
  });

  test('stops by Cancel: no more requests, no file', async () => {
    const files = savedFiles();
    const { mock, requests } = listPage({ customers: 350 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    mock.use(slow(Number.POSITIVE_INFINITY));
    await exportAll();
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    await button('Cancel').click();
    expect(page.getByRole('progressbar').elements()).toHaveLength(0);
    await vi.waitFor(() => expect(requests.at(-1)?.signal.aborted).toBe(true));
    expect(files).toHaveLength(0);
  });

  test('that fails keeps what it has, offers it, and goes on from there', async () => {
    const files = savedFiles();
    const { mock, asked, focused } = listPage({ customers: 350 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    const open = gate(mock, 1);
    await exportAll();
    await expect.element(page.getByText('Exporting: 100 customers so far…').first()).toBeVisible();
    const undo = mock.use(failing('getCustomers', 403));
    open();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The export stopped after 100 customers\./);
    await button('Save these').click();
    expect(files).toHaveLength(1);
    undo();
    const before = asked().length;
    await button('Try again').click();
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
    await expect.element(page.getByText('350 customers exported.').first()).toBeVisible();
    expect(asked()[before]).toHaveProperty('cursor');
    const emails = (await files[1]?.text)?.trimEnd().split('\r\n').slice(1) ?? [];
    expect(new Set(emails).size).toBe(350);
  });

  test.each([
    [403, 'customer-error', { code: 'access-denied' }],
    [401, 'customer-auth-required', { status: 401 }],
  ] as const)('that fails by %i tells the host each time', async (code, type, detail) => {
    const { mock, events } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    mock.use(failing('getCustomers', code));
    await exportAll();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The export stopped/);
    await expect.poll(() => events).toEqual([[type, expect.objectContaining(detail)]]);
    await button('Try again').click();
    await vi.waitFor(() => expect(events).toHaveLength(2));
  });

  test('is seen to begin where the list ends below the window', async () => {
    savedFiles();
    const { element, find } = listPage({ customers: people, style: 'block-size: 700px; margin-block-start: 300px' });
    await expect.element(row(/Ada/)).toBeVisible();
    expect(element.getBoundingClientRect().bottom).toBeGreaterThan(innerHeight);
    await exportAll();
    await vi.waitFor(() => expect(find('.foot')?.getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight));
  });

  test('waits as long as the server wants', async () => {
    savedFiles();
    const { mock } = listPage({ customers: 350 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    mock.use(failing('getCustomers', 429, { times: 1, retryAfter: 1 }));
    await exportAll();
    await expect.element(page.getByText('350 customers exported.').first(), { timeout: 5_000 }).toBeVisible();
  });
});
