import { mount } from '@customer-kit/customer-list/mount';
import { defineWidget, type WidgetOptions } from '@customer-kit/kit';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import { type StoryApi, storyMock } from '@customer-kit/storybook/story-mock';
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

const api = (state: StoryApi) => ({ api: state });

export const Customers = meta.story({
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('grid')).toBeVisible();
    await expect((await canvas.findAllByShadowText('40 customers')).length).toBeGreaterThan(0);
  },
});

export const ThousandsOfCustomers = meta.story({
  parameters: api({ customers: 2_000 }),
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
  parameters: api({ prepare: (mock) => mock.latency(60_000) }),
});

export const Empty = meta.story({
  parameters: api({ customers: 0 }),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('No customers yet')).toBeVisible();
  },
});

export const NothingFound = meta.story({
  args: { query: 'Zzyzx' },
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('button', { name: 'Clear search' })).toBeVisible();
  },
});

export const ServerFailed = meta.story({
  parameters: api({ prepare: (mock) => void mock.fail('getCustomers', 'internal-error', { times: 4 }) }),
  async play({ canvas, userEvent }) {
    const retry = await canvas.findByShadowRole('button', { name: 'Try again' }, { timeout: 10_000 });
    await userEvent.click(retry);
    await expect((await canvas.findAllByShadowText('40 customers')).length).toBeGreaterThan(0);
  },
});

export const NotAllowed = meta.story({
  parameters: api({ prepare: (mock) => void mock.fail('getCustomers', 'access-denied') }),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('You are not allowed to see customers')).toBeVisible();
  },
});

export const SignedOut = meta.story({
  parameters: api({ prepare: (mock) => void mock.fail('getCustomers', 'unauthorized') }),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('You are signed out')).toBeVisible();
  },
});

export const TooManyRequests = meta.story({
  parameters: api({ prepare: (mock) => void mock.fail('getCustomers', 'too-many-requests', { retryAfter: 60 }) }),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText(/Next try in \d+ seconds/)).toBeVisible();
  },
});

export const MoreFailed = meta.story({
  parameters: api({ customers: 300 }),
  async play({ canvas }) {
    await canvas.findAllByShadowText('100 loaded, more to come');
    storyMock().fail('getCustomers', 'access-denied');
    const [, row] = await canvas.findAllByShadowRole('row');
    const viewport = row?.closest('.viewport');
    if (viewport) viewport.scrollTop = 80 * 44;
    await expect(await canvas.findByShadowText('More customers could not be loaded.')).toBeVisible();
  },
});

export const Offline = meta.story({
  async play({ canvas }) {
    await canvas.findAllByShadowText('40 customers');
    window.dispatchEvent(new Event('offline'));
    try {
      await expect(await canvas.findByShadowText('You are offline')).toBeVisible();
      await expect(canvas.getAllByShadowRole('row').length).toBeGreaterThan(5);
    } finally {
      window.dispatchEvent(new Event('online'));
    }
  },
});

export const OneStatus = meta.story({
  async play({ canvas, userEvent }) {
    await userEvent.selectOptions(await canvas.findByShadowRole('combobox', { name: 'Status' }), 'active');
    await expect((await canvas.findAllByShadowText(/customers · Active/)).length).toBeGreaterThan(0);
  },
});

export const NobodyOfThisStatus = meta.story({
  args: { query: 'Ada' },
  parameters: api({ customers: [{ name: 'Ada', email: 'ada@example.com', status: 'lead' }] }),
  async play({ canvas, userEvent }) {
    await userEvent.selectOptions(await canvas.findByShadowRole('combobox', { name: 'Status' }), 'inactive');
    await expect(await canvas.findByShadowRole('button', { name: 'Show every status' })).toBeVisible();
  },
});

export const Selected = meta.story({
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

export const SelectedOnAPhone = meta.story({ ...Selected.input, globals: { width: '320' } });

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

function deleteSome({ customers }: ReturnType<typeof storyMock>) {
  for (const { id } of customers.list().slice(0, 6)) customers.remove(id);
}

export const RecentlyDeleted = meta.story({
  parameters: api({ prepare: deleteSome }),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Recently deleted' }));
    const [restore] = await canvas.findAllByShadowRole('button', { name: /^Restore/ });
    if (!restore) throw new Error('Nobody to restore');
    await userEvent.click(restore);
    await expect(await canvas.findByShadowText(/is restored\./)).toBeVisible();
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
  parameters: api({ customers: 300 }),
  async play({ canvas, userEvent }) {
    await canvas.findAllByShadowText('100 loaded, more to come');
    storyMock().latency(60_000);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Export as CSV' }));
    await expect(await canvas.findByShadowRole('progressbar')).toBeVisible();
  },
});

export const ExportStopped = meta.story({
  parameters: api({ customers: 300 }),
  async play({ canvas, userEvent }) {
    await canvas.findAllByShadowText('100 loaded, more to come');
    storyMock().fail('getCustomers', 'access-denied');
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Export as CSV' }));
    await expect(await canvas.findByShadowText(/The export stopped after 0 customers/)).toBeVisible();
  },
});

/** What people and programs put into fields: shown as text, each row as high as every other. */
export const HostileValues = meta.story({
  parameters: api({
    customers: [
      `Z${'\u0301'.repeat(199)}`,
      '<script>alert(1)</script>',
      'NUL\0and\u0007bell',
      '\u202Eright to left override',
      '👨‍👩‍👧‍👦'.repeat(28),
      '=HYPERLINK("http://example.test","Click")',
      'W'.repeat(200),
    ].map((name, index) => ({ name, company: name, email: `hostile${index}@example.com` })),
  }),
  async play({ canvas }) {
    await canvas.findAllByShadowText('7 customers');
    const rows = canvas.getAllByShadowRole('row').slice(1);
    await expect(new Set(rows.map((row) => row.offsetHeight)).size).toBe(1);
    const viewport = rows[0]?.closest('.viewport');
    await expect(viewport?.scrollWidth).toBe(viewport?.clientWidth);
    await expect(await canvas.findAllByShadowText('<script>alert(1)</script>')).toHaveLength(2);
  },
});

export const Dark = meta.story({ globals: { theme: 'dark' } });

export const RightToLeft = meta.story({ globals: { locale: 'ar' } });

export const Compact = meta.story({ globals: { density: 'compact' } });
