import { mount } from '@customer-kit/customer-form/mount';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import { type StoryApi, storyMock } from '@customer-kit/storybook/story-mock';
import { typeInto } from '@customer-kit/storybook/type-into';
import { expect, waitFor } from 'storybook/test';

interface Options {
  api: string;
  presentation?: 'dialog' | 'inline';
  customerId?: string;
  open?: boolean;
}

const person = {
  name: 'Zoë Ångström',
  email: 'zoe@example.com',
  phone: '+46 70 123 45 67',
  company: 'Norrsken Papper AB',
  address: { line1: 'Storgatan 12', city: 'Umeå', postalCode: '903 26', country: 'SE' },
  status: 'active',
  notes: 'Prefers e-mail.',
} as const;

const api = (state: StoryApi) => ({ api: state });

/** The form that edits the story's only customer. */
function Editing(options: Options) {
  const [customer] = storyMock().customers.list();
  return <Mounted mount={mount} options={{ ...options, customerId: customer?.id }} />;
}

const meta = preview.meta({
  title: 'Widgets/Form',
  args: { api: '', open: true },
  parameters: api({ customers: [person] }),
  render: (options: Options) => <Mounted mount={mount} options={options} />,
});

export const NewCustomer = meta.story({
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('dialog', { name: 'New customer' })).toBeVisible();
  },
});

export const RulesBroken = meta.story({
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Create customer' }));
    await expect(await canvas.findByShadowText('2 fields need your attention')).toBeVisible();
  },
});

export const EmailTaken = meta.story({
  async play({ canvas, userEvent }) {
    typeInto(await canvas.findByShadowLabelText(/^Name/), 'Another Zoë');
    typeInto(await canvas.findByShadowLabelText(/^E-mail/), person.email);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Create customer' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Open that customer' })).toBeVisible();
  },
});

export const EditCustomer = meta.story({
  render: Editing,
  async play({ canvas }) {
    await waitFor(async () => expect(await canvas.findByShadowLabelText(/^Name/)).toHaveValue(person.name));
  },
});

export const Loading = meta.story({
  render: Editing,
  parameters: api({ customers: [person], prepare: (mock) => mock.latency(60_000) }),
});

export const SomebodyElseSaved = meta.story({
  render: Editing,
  async play({ canvas, userEvent }) {
    const name = await canvas.findByShadowLabelText(/^Name/);
    await waitFor(() => expect(name).toHaveValue(person.name));
    const [customer] = storyMock().customers.list();
    if (!customer) throw new Error('The story begins with one customer.');
    storyMock().customers.update(customer.id, { name: 'Zoë Ångström-Berg' });
    typeInto(name, ' (Umeå)');
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Save changes' }));
    await expect(
      await canvas.findByShadowText('Somebody else changed this customer while you were editing'),
    ).toBeVisible();
  },
});

export const NotSaved = meta.story({
  parameters: api({ customers: [], prepare: (mock) => void mock.fail('createCustomer', 'internal-error') }),
  async play({ canvas, userEvent }) {
    typeInto(await canvas.findByShadowLabelText(/^Name/), person.name);
    typeInto(await canvas.findByShadowLabelText(/^E-mail/), person.email);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Create customer' }));
    await expect(await canvas.findByShadowText('Not saved')).toBeVisible();
  },
});

export const LeavingWithChanges = meta.story({
  async play({ canvas, userEvent }) {
    typeInto(await canvas.findByShadowLabelText(/^Name/), person.name);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Cancel' }));
    await expect(await canvas.findByShadowText('Discard your changes?')).toBeVisible();
  },
});

export const Inline = meta.story({ args: { presentation: 'inline' } });

export const Dark = meta.story({ globals: { theme: 'dark' } });

export const RightToLeft = meta.story({ globals: { locale: 'ar' } });

export const Compact = meta.story({ args: { presentation: 'inline' }, globals: { density: 'compact' } });
