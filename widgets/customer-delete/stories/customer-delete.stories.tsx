import { mount } from '@customer-kit/customer-delete/mount';
import { type CustomerStore, failing, offline, signedInAs, slow, withCustomers } from '@customer-kit/mock';
import { browserOffline } from '@customer-kit/storybook/browser-offline';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import { api, storyMock } from '@customer-kit/storybook/story-mock';
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

const meta = preview.meta({
  title: 'Widgets/Delete',
  args: { api: '', count: 1 },
  parameters: api(withCustomers(8)),
  render: Asking,
});

export const DeletedAndRestored = meta.story({
  tags: ['undo'],
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
  tags: ['undo'],
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Undo' })).toBeVisible();
  },
});

export const Asked = meta.story({
  tags: ['dialog'],
});

export const SeveralCustomers = meta.story({
  tags: ['bulk'],
  args: { count: 5 },
});

export const SomeNotDeleted = meta.story({
  tags: ['bulk', 'bulk-failures', 'not-allowed'],
  args: { count: 5 },
  parameters: api(withCustomers(8), failing('deleteCustomer', 'access-denied', { times: 2 })),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 5 customers' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Try 2 again' })).toBeVisible();
  },
});

/** One has a name of many marks, one is gone before it is asked about. */
function meddle(customers: CustomerStore) {
  const [first, second] = customers.list();
  customers.update(first?.id ?? '', { name: `Zed${'\u0301'.repeat(190)} \u202e Ltd.` });
  customers.remove(second?.id ?? '');
}

export const SomeForManyReasons = meta.story({
  tags: ['bulk', 'bulk-failures'],
  args: { count: 40 },
  parameters: api(withCustomers(60), failing('deleteCustomer', 'access-denied', { times: 12 }), meddle),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 40 customers' }));
    await expect(await canvas.findByShadowText(/customers were not deleted/)).toBeVisible();
  },
});

export const OnItsWay = meta.story({
  tags: ['bulk', 'slow'],
  args: { count: 40 },
  parameters: api(withCustomers(60), slow(150)),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 40 customers' }));
    await expect(await canvas.findByShadowRole('progressbar')).toBeVisible();
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Stop' }));
    await expect(await canvas.findByShadowText(/^Stopped/)).toBeVisible();
  },
});

export const AskedToWait = meta.story({
  tags: ['throttled'],
  args: { count: 40 },
  parameters: api(withCustomers(60), failing('deleteCustomer', 'too-many-requests', { retryAfter: 3_600 })),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 40 customers' }));
    await expect(await canvas.findByShadowText(/asks to wait 3,600 seconds/)).toBeVisible();
  },
});

export const SignedOutInTheMiddle = meta.story({
  tags: ['signed-out'],
  args: { count: 40 },
  parameters: api(withCustomers(60), signedInAs('nobody')),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete 40 customers' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Sign in' })).toBeVisible();
    await expect(storyMock().customers.size).toBe(60);
  },
});

export const Offline = meta.story({
  tags: ['offline'],
  beforeEach: browserOffline,
  parameters: api(withCustomers(8), offline()),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete' }));
    await expect(await canvas.findByShadowText(/^You are offline/)).toBeVisible();
  },
});

export const NotRestored = meta.story({
  tags: ['undo', 'conflict'],
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
  tags: ['changed'],
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
  tags: ['gone'],
  async play({ canvas, userEvent }) {
    const remove = await canvas.findByShadowRole('button', { name: 'Delete' });
    const [customer] = storyMock().customers.list();
    storyMock().customers.remove(customer?.id ?? '');
    await userEvent.click(remove);
    await expect(await canvas.findByShadowText('This customer was already deleted')).toBeVisible();
  },
});

export const Deleting = meta.story({
  tags: ['saving', 'slow'],
  parameters: api(withCustomers(8), slow(60_000)),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete' }));
    await expect(await canvas.findByShadowText('Deleting…')).toBeVisible();
  },
});

export const ServerFailed = meta.story({
  tags: ['error'],
  parameters: api(withCustomers(8), failing('deleteCustomer', 'internal-error')),
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete' }));
    await expect(await canvas.findByShadowText('Not deleted')).toBeVisible();
    await expect(await canvas.findByShadowRole('button', { name: 'Try again' })).toBeVisible();
  },
});

export const NotAllowed = meta.story({
  tags: ['not-allowed'],
  globals: { role: 'viewer' },
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Delete' }));
    await expect(await canvas.findByShadowText(/You are not allowed/)).toBeVisible();
  },
});

export const HostileNames = meta.story({
  tags: ['long-text'],
  args: { count: 3 },
  parameters: api(
    withCustomers([
      { name: `Z${'\u0301'.repeat(199)}`, email: 'marks@example.com' },
      { name: 'W'.repeat(200), company: 'W'.repeat(200), email: `${'w'.repeat(60)}@${'w'.repeat(60)}.example` },
      { name: '\u202Eright to left override', company: '<b>Bold & Sons</b>', email: 'turned@example.com' },
    ]),
  ),
});

export const ManyScripts = meta.story({
  tags: ['many-scripts'],
  args: { count: 4 },
  parameters: api(
    withCustomers([
      { name: 'محمد العنزي', company: 'شركة النور', email: 'm@example.com' },
      { name: '山田 太郎', company: '株式会社さくら', email: 'taro@example.com' },
      { name: 'अनुष्का शर्मा', company: 'गंगा वस्त्र', email: 'anushka@example.com' },
      { name: 'Наталія Шевченко', company: 'Дніпро Транс', email: 'natalia@example.com' },
    ]),
  ),
});

export const Dark = meta.story({
  tags: ['dark'],
  globals: { theme: 'dark' },
});

export const RightToLeft = meta.story({
  tags: ['right-to-left'],
  globals: { locale: 'ar' },
  args: { count: 3 },
});

export const CompactAndNarrow = meta.story({
  tags: ['compact', 'narrow'],
  globals: { density: 'compact', width: '320' },
  args: { count: 12 },
});
