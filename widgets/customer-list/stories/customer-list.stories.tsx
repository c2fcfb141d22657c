import { mount } from '@customer-kit/customer-list/mount';
import { defineWidget, type WidgetOptions } from '@customer-kit/kit';
import { type CustomerStore, failing, slow, withCustomers } from '@customer-kit/mock';
import { browserOffline } from '@customer-kit/storybook/browser-offline';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import { api, storyMock } from '@customer-kit/storybook/story-mock';
import { expect, waitFor } from 'storybook/test';

interface Options extends WidgetOptions {
  query?: string;
  columns?: string;
  /** With a delete widget in the group, as far as a list knows it. */
  withDelete?: boolean;
}

const mountDelete = defineWidget<WidgetOptions>({ name: 'customer-delete', styles: '', Component: () => null });

const meta = preview.meta({
  title: 'Widgets/List',
  args: { api: '' },
  render: (options: Options) => (
    <>
      <Mounted mount={mount} options={options} height={520} />
      {options.withDelete && <Mounted mount={mountDelete} options={options} />}
    </>
  ),
});

export const Customers = meta.story({
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('grid')).toBeVisible();
    await expect((await canvas.findAllByShadowText('40 customers')).length).toBeGreaterThan(0);
  },
});

export const ThousandsOfCustomers = meta.story({
  parameters: api(withCustomers(2_000)),
  async play({ canvas }) {
    await canvas.findAllByShadowText(/loaded, more to come/);
    await expect((await canvas.findAllByShadowRole('row')).length).toBeLessThan(60);
  },
});

export const Sorted = meta.story({
  async play({ canvas, userEvent }) {
    const name = await canvas.findByShadowRole('button', { name: 'Name' });
    const first = () => canvas.getAllByShadowRole('row')[1]?.textContent;
    await canvas.findAllByShadowText('40 customers');
    const before = first();
    await userEvent.click(name);
    await waitFor(() => expect(first()).not.toBe(before));
  },
});

export const FirstLoad = meta.story({
  tags: ['loading'],
  parameters: api(slow(60_000)),
});

export const Slow = meta.story({
  tags: ['slow'],
  parameters: api(slow(60_000)),
  async play({ canvas }) {
    await expect((await canvas.findAllByShadowText(/^Still waiting for the server/)).length).toBeGreaterThan(0);
  },
});

export const ReadingAgain = meta.story({
  tags: ['refreshing'],
  async play({ canvas, userEvent }) {
    await canvas.findAllByShadowText('40 customers');
    storyMock().use(slow(60_000));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Name' }));
    await waitFor(() => expect(canvas.getByShadowRole('grid')).toHaveAttribute('aria-busy', 'true'));
    await expect(canvas.getAllByShadowRole('row').length).toBeGreaterThan(5);
  },
});

export const Empty = meta.story({
  tags: ['empty'],
  parameters: api(withCustomers(0)),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('No customers yet')).toBeVisible();
  },
});

export const NothingFound = meta.story({
  tags: ['nothing-found'],
  args: { query: 'Zzyzx' },
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('button', { name: 'Clear search' })).toBeVisible();
  },
});

export const ServerFailed = meta.story({
  tags: ['error'],
  parameters: api(failing('getCustomers', 'internal-error')),
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('button', { name: 'Try again' })).toBeVisible();
  },
});

export const NotAllowed = meta.story({
  tags: ['not-allowed'],
  parameters: api(failing('getCustomers', 'access-denied')),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('You are not allowed to see customers')).toBeVisible();
  },
});

export const SignedOut = meta.story({
  tags: ['signed-out'],
  parameters: api(failing('getCustomers', 'unauthorized')),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('You are signed out')).toBeVisible();
  },
});

export const TooManyRequests = meta.story({
  tags: ['throttled'],
  parameters: api(failing('getCustomers', 'too-many-requests', { retryAfter: 60 })),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText(/Next try in \d+ seconds/)).toBeVisible();
  },
});

export const MoreFailed = meta.story({
  tags: ['error'],
  parameters: api(withCustomers(300)),
  async play({ canvas }) {
    await canvas.findAllByShadowText('100 loaded, more to come');
    storyMock().use(failing('getCustomers', 'access-denied'));
    const [, row] = await canvas.findAllByShadowRole('row');
    const viewport = row?.closest('.viewport');
    if (viewport) viewport.scrollTop = 80 * 44;
    await expect(await canvas.findByShadowText('More customers could not be loaded.')).toBeVisible();
  },
});

export const Offline = meta.story({
  tags: ['offline'],
  beforeEach: browserOffline,
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('You are offline')).toBeVisible();
  },
});

/** What is there stays, and it goes on by itself. */
export const OfflineMeanwhile = meta.story({
  tags: ['offline'],
  beforeEach: () => () => window.dispatchEvent(new Event('online')),
  async play({ canvas }) {
    await canvas.findAllByShadowText('40 customers');
    window.dispatchEvent(new Event('offline'));
    await expect(await canvas.findByShadowText('You are offline')).toBeVisible();
    await expect(canvas.getAllByShadowRole('row').length).toBeGreaterThan(5);
  },
});

export const OneStatus = meta.story({
  async play({ canvas, userEvent }) {
    const status = await canvas.findByShadowRole<HTMLSelectElement>('combobox', { name: 'Status' });
    await userEvent.selectOptions(status, 'active');
    const chosen = status.selectedOptions[0]?.text;
    await expect((await canvas.findAllByShadowText(new RegExp(` · ${chosen}$`))).length).toBeGreaterThan(0);
  },
});

export const NobodyOfThisStatus = meta.story({
  tags: ['nothing-found'],
  args: { query: 'Ada' },
  parameters: api(withCustomers([{ name: 'Ada', email: 'ada@example.com', status: 'lead' }])),
  async play({ canvas, userEvent }) {
    await userEvent.selectOptions(await canvas.findByShadowRole('combobox', { name: 'Status' }), 'inactive');
    await expect(await canvas.findByShadowRole('button', { name: 'Show every status' })).toBeVisible();
  },
});

export const Selected = meta.story({
  tags: ['bulk'],
  args: { withDelete: true },
  async play({ canvas, userEvent }) {
    await canvas.findAllByShadowText('40 customers');
    const [, first, , third] = canvas.getAllByShadowRole('checkbox');
    if (!first || !third) throw new Error('Rows are missing');
    await userEvent.click(first);
    await userEvent.click(third);
    await expect(await canvas.findByShadowRole('toolbar')).toBeVisible();
    await expect(canvas.getByShadowRole('button', { name: 'Delete' })).toBeVisible();
  },
});

export const SelectedOnAPhone = meta.story({
  ...Selected.input,
  tags: ['bulk', 'narrow'],
  globals: { width: '320' },
});

export const Menu = meta.story({
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'More' }));
    await expect(await canvas.findByShadowRole('group', { name: 'More' })).toBeVisible();
  },
});

export const FewColumns = meta.story({
  args: { columns: 'name company created' },
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('columnheader', { name: 'Company' })).toBeVisible();
    await expect(canvas.queryByShadowRole('columnheader', { name: 'Status' })).toBeNull();
  },
});

function deleteSome(customers: CustomerStore) {
  for (const { id } of customers.list().slice(0, 6)) customers.remove(id);
}

export const RecentlyDeleted = meta.story({
  tags: ['undo'],
  parameters: api(deleteSome),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Recently deleted' }));
    const [restore] = await canvas.findAllByShadowRole('button', { name: /^Restore/ });
    if (!restore) throw new Error('Nobody to restore');
    await userEvent.click(restore);
    await waitFor(() => expect(canvas.getByShadowText(/is restored\./)).toBeVisible());
    await expect(canvas.getAllByShadowRole('button', { name: /^Restore/ })).toHaveLength(5);
  },
});

export const NobodyDeleted = meta.story({
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Recently deleted' }));
    await expect(await canvas.findByShadowText('Nobody was deleted lately')).toBeVisible();
  },
});

export const Exporting = meta.story({
  tags: ['export'],
  parameters: api(withCustomers(300)),
  async play({ canvas, userEvent }) {
    await canvas.findAllByShadowText('100 loaded, more to come');
    storyMock().use(slow(60_000));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Export as CSV' }));
    await expect(await canvas.findByShadowRole('progressbar')).toBeVisible();
  },
});

export const ExportStopped = meta.story({
  tags: ['export'],
  parameters: api(withCustomers(300)),
  async play({ canvas, userEvent }) {
    await canvas.findAllByShadowText('100 loaded, more to come');
    storyMock().use(failing('getCustomers', 'access-denied'));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Export as CSV' }));
    await expect(await canvas.findByShadowText(/The export stopped after 0 customers/)).toBeVisible();
  },
});

/** What people and programs put into fields: shown as text, each row as high as every other. */
export const HostileValues = meta.story({
  tags: ['long-text'],
  parameters: api(
    withCustomers(
      [
        `Z${'\u0301'.repeat(199)}`,
        '<script>alert(1)</script>',
        'NUL\0and\u0007bell',
        '\u202Eright to left override',
        '👨‍👩‍👧‍👦'.repeat(28),
        '=HYPERLINK("http://example.test","Click")',
        'W'.repeat(200),
      ].map((name, index) => ({ name, company: name, email: `hostile${index}@example.com` })),
    ),
  ),
  async play({ canvas }) {
    await canvas.findAllByShadowText('7 customers');
    const rows = canvas.getAllByShadowRole('row').slice(1);
    await expect(new Set(rows.map((row) => row.offsetHeight)).size).toBe(1);
    const viewport = rows[0]?.closest('.viewport');
    await expect(viewport?.scrollWidth).toBe(viewport?.clientWidth);
    await expect(await canvas.findAllByShadowText('<script>alert(1)</script>')).toHaveLength(2);
  },
});

export const ManyScripts = meta.story({
  tags: ['many-scripts'],
  parameters: api(
    withCustomers(
      [
        ['Zoë Ångström', 'Norrsken Papper AB'],
        ['Ελένη Παπαδοπούλου', 'Αιγαίο Ναυτιλιακή'],
        ['Наталія Шевченко', 'Дніпро Транс'],
        ['محمد العنزي', 'شركة النور'],
        ['רות בן־דוד', 'כנרת בע״מ'],
        ['अनुष्का शर्मा', 'गंगा वस्त्र'],
        ['สมชาย ใจดี', 'เจ้าพระยา'],
        ['山田 太郎', '株式会社さくら'],
        ['김민준', '한강물산'],
        ['Ọlábísí 🌍 Adé', '☕️ & Co.'],
      ].map(([name = '', company], index) => ({ name, ...(company && { company }), email: `c${index}@example.com` })),
    ),
  ),
  async play({ canvas }) {
    await expect((await canvas.findAllByShadowText('10 customers')).length).toBeGreaterThan(0);
    await expect(await canvas.findByShadowText('محمد العنزي')).toBeVisible();
  },
});

export const Dark = meta.story({
  tags: ['dark'],
  globals: { theme: 'dark' },
});

export const RightToLeft = meta.story({
  tags: ['right-to-left'],
  globals: { locale: 'ar' },
});

export const Compact = meta.story({
  tags: ['compact'],
  globals: { density: 'compact' },
});
