import { mount } from '@customer-kit/customer-delete/mount';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import { type StoryApi, storyMock } from '@customer-kit/storybook/story-mock';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';

interface Options {
  api: string;
  /** How many of the story's customers to ask about. */
  count: number;
}

function Asking({ count, ...options }: Options) {
  const [customers] = useState(() => storyMock().customers.list().slice(0, count));
  return <Mounted mount={mount} options={{ ...options, customers }} />;
}

const api = (state: StoryApi) => ({ api: state });

const meta = preview.meta({
  title: 'Widgets/Delete',
  args: { api: '', count: 1 },
  parameters: api({ customers: 8 }),
  render: Asking,
});

export const DeletedAndRestored = meta.story({
  async play({ canvas, userEvent }) {
    await expect(await canvas.findByShadowRole('button', { name: 'Cancel' })).toBeVisible();
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete' }));
    const undo = await canvas.findByShadowRole('button', { name: 'Undo' });
    await expect(storyMock().customers.size).toBe(7);
    await userEvent.click(undo);
    await waitFor(() => expect(storyMock().customers.size).toBe(8));
  },
});

export const Deleted = meta.story({
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Undo' })).toBeVisible();
  },
});

export const Asked = meta.story({});

export const SeveralCustomers = meta.story({ args: { count: 5 } });

export const SomeNotDeleted = meta.story({
  args: { count: 5 },
  parameters: api({ customers: 8, prepare: (mock) => void mock.fail('deleteCustomer', 'access-denied', { times: 2 }) }),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 5 customers' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Try 2 again' })).toBeVisible();
  },
});

export const SomeForManyReasons = meta.story({
  args: { count: 40 },
  parameters: api({
    customers: 60,
    prepare: (mock) => {
      const [first, second] = mock.customers.list();
      mock.fail('deleteCustomer', 'access-denied', { times: 12 });
      mock.customers.update(first?.id ?? '', { name: `Zed${'\u0301'.repeat(190)} \u202e Ltd.` });
      mock.customers.remove(second?.id ?? '');
    },
  }),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 40 customers' }));
    await expect(await canvas.findByShadowText(/customers were not deleted/)).toBeVisible();
  },
});

export const OnItsWay = meta.story({
  args: { count: 40 },
  parameters: api({ customers: 60, prepare: (mock) => mock.latency(150) }),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 40 customers' }));
    await expect(await canvas.findByShadowRole('progressbar')).toBeVisible();
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Stop' }));
    await expect(await canvas.findByShadowText(/^Stopped/)).toBeVisible();
  },
});

export const AskedToWait = meta.story({
  args: { count: 40 },
  parameters: api({
    customers: 60,
    prepare: (mock) => void mock.fail('deleteCustomer', 'too-many-requests', { retryAfter: 3_600 }),
  }),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 40 customers' }));
    await expect(await canvas.findByShadowText(/asks to wait 3,600 seconds/)).toBeVisible();
  },
});

export const SignedOutInTheMiddle = meta.story({
  args: { count: 40 },
  parameters: api({ customers: 60, prepare: (mock) => mock.signedInAs('nobody') }),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 40 customers' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Sign in' })).toBeVisible();
    await expect(storyMock().customers.size).toBe(60);
  },
});

export const Offline = meta.story({
  parameters: api({ customers: 8, prepare: (mock) => mock.offline() }),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete' }));
    await expect(await canvas.findByShadowText(/The server did not answer/)).toBeVisible();
  },
});

export const NotRestored = meta.story({
  args: { count: 5 },
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 5 customers' }));
    const undo = await canvas.findByShadowRole('button', { name: 'Undo' });
    for (const [index, { id, email }] of storyMock().customers.deleted.list().slice(0, 2).entries()) {
      if (index === 0) storyMock().customers.create({ name: 'Another', email });
      else storyMock().customers.purge(id);
    }
    await userEvent.click(undo);
    await expect(await canvas.findByShadowText('2 customers are not back.')).toBeVisible();
  },
});

export const ChangedMeanwhile = meta.story({
  async play({ canvas, userEvent }) {
    const remove = await canvas.findByShadowRole('button', { name: 'Delete' });
    const [customer] = storyMock().customers.list();
    if (!customer) throw new Error('The story begins with eight customers.');
    storyMock().customers.update(customer.id, { company: 'Somewhere Else Ltd.' });
    await userEvent.click(remove);
    await expect(await canvas.findByShadowRole('button', { name: 'Delete anyway' })).toBeVisible();
  },
});

export const AlreadyGone = meta.story({
  async play({ canvas, userEvent }) {
    const remove = await canvas.findByShadowRole('button', { name: 'Delete' });
    const [customer] = storyMock().customers.list();
    storyMock().customers.remove(customer?.id ?? '');
    await userEvent.click(remove);
    await expect(await canvas.findByShadowText('This customer was already deleted')).toBeVisible();
  },
});

export const Dark = meta.story({ globals: { theme: 'dark' } });

export const RightToLeft = meta.story({ globals: { locale: 'ar' }, args: { count: 3 } });

export const CompactAndNarrow = meta.story({ globals: { density: 'compact', width: '320' }, args: { count: 12 } });
