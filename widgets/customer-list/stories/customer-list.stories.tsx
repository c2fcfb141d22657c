import { mount } from '@customer-kit/customer-list/mount';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import type { StoryApi } from '@customer-kit/storybook/story-mock';
import { expect, waitFor } from 'storybook/test';

const meta = preview.meta({
  title: 'Widgets/List',
  args: { api: '' },
  render: (options: { api: string; query?: string }) => <Mounted mount={mount} options={options} height={520} />,
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
  parameters: api({ prepare: (mock) => void mock.fail('getCustomers', 'internal-error', { times: 3 }) }),
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

export const Dark = meta.story({ globals: { theme: 'dark' } });

export const RightToLeft = meta.story({ globals: { locale: 'ar' } });

export const Compact = meta.story({ globals: { density: 'compact' } });
