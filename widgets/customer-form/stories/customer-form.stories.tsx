import { mount } from '@customer-kit/customer-form/mount';
import { failing, offline, slow, withCustomers } from '@customer-kit/mock';
import { browserOffline } from '@customer-kit/storybook/browser-offline';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import { api, storyMock } from '@customer-kit/storybook/story-mock';
import { typeInto } from '@customer-kit/storybook/type-into';
import type { Canvas } from 'storybook/internal/csf';
import { expect, waitFor } from 'storybook/test';
import { draftOf } from '../src/draft.ts';
import { openDrafts } from '../src/draft-store.ts';
import { type FormValues, valuesOf } from '../src/form-values.ts';

interface Options {
  api: string;
  presentation?: 'dialog' | 'inline';
  customerId?: string;
  open?: boolean;
  readonly?: boolean;
  drafts?: 'on' | 'off';
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

/** The form that edits the story's only customer. */
function Editing(options: Options) {
  const [customer] = storyMock().customers.list();
  return <Mounted mount={mount} options={{ ...options, customerId: customer?.id }} />;
}

const meta = preview.meta({
  title: 'Widgets/Form',
  // Typing in one story is not to be offered in the next.
  args: { api: '', open: true, drafts: 'off' as const },
  parameters: api(withCustomers([person])),
  render: (options: Options) => <Mounted mount={mount} options={options} />,
});

export const NewCustomer = meta.story({
  tags: ['dialog'],
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('dialog', { name: 'New customer' })).toBeVisible();
  },
});

export const RulesBroken = meta.story({
  tags: ['invalid'],
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Create customer' }));
    await expect(await canvas.findByShadowText('2 fields need your attention')).toBeVisible();
  },
});

export const EmailTaken = meta.story({
  tags: ['conflict'],
  async play({ canvas, userEvent }) {
    typeInto(await canvas.findByShadowLabelText(/^Name/), 'Another Zoë');
    typeInto(await canvas.findByShadowLabelText(/^E-mail/), person.email);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Create customer' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Open that customer' })).toBeVisible();
  },
});

export const EditCustomer = meta.story({
  tags: ['dialog'],
  render: Editing,
  async play({ canvas }) {
    await waitFor(async () => expect(await canvas.findByShadowLabelText(/^Name/)).toHaveValue(person.name));
  },
});

export const Loading = meta.story({
  tags: ['loading'],
  render: Editing,
  parameters: api(withCustomers([person]), slow(60_000)),
});

/** The reader types a name, somebody else saves another, the reader saves. */
async function conflict(canvas: Canvas, click: (element: Element) => Promise<unknown>) {
  const name = await canvas.findByShadowLabelText(/^Name/);
  await waitFor(() => expect(name).toHaveValue(person.name));
  const [customer] = storyMock().customers.list();
  if (!customer) throw new Error('The story begins with one customer.');
  storyMock().customers.update(customer.id, { name: 'Zoë Ångström-Berg', phone: '+46 8 12 34 56' });
  typeInto(name, ' (Umeå)');
  await click(await canvas.findByShadowRole('button', { name: 'Save changes' }));
  await expect(
    await canvas.findByShadowText('Somebody else changed this customer while you were editing'),
  ).toBeVisible();
}

export const SomebodyElseSaved = meta.story({
  tags: ['changed'],
  render: Editing,
  play: ({ canvas, userEvent }) => conflict(canvas, userEvent.click),
});

export const SomebodyElseSavedCompactAndDark = meta.story({
  tags: ['changed', 'compact', 'dark'],
  render: Editing,
  globals: { theme: 'dark', density: 'compact' },
  play: ({ canvas, userEvent }) => conflict(canvas, userEvent.click),
});

export const SomebodyElseDeletedIt = meta.story({
  tags: ['gone'],
  render: Editing,
  async play({ canvas, userEvent }) {
    const name = await canvas.findByShadowLabelText(/^Name/);
    await waitFor(() => expect(name).toHaveValue(person.name));
    const [customer] = storyMock().customers.list();
    storyMock().customers.remove(customer?.id ?? '');
    typeInto(name, ' (Umeå)');
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Save changes' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Create as new customer' })).toBeVisible();
  },
});

/** Typing that another form left behind a minute ago. */
function leaveDraft(customer: string, values: Partial<FormValues>) {
  const before = valuesOf(storyMock().customers.get(customer));
  const drafts = openDrafts({ api: new URL('/mock-api', document.baseURI).href, user: '' });
  drafts.keep(customer, draftOf(before, { ...before, ...values }, undefined));
  drafts.close();
  return () => localStorage.clear();
}

export const UnsavedChangesFound = meta.story({
  tags: ['unsaved'],
  render: Editing,
  args: { drafts: 'on' },
  beforeEach: () =>
    leaveDraft(storyMock().customers.list()[0]?.id ?? '', { company: 'Norrsken AB', notes: 'Prefers a call.' }),
  async play({ canvas, userEvent }) {
    await expect(await canvas.findByShadowText(/^You have unsaved changes from/)).toBeVisible();
    // Its label, and among the changes that are offered.
    await expect(await canvas.findAllByShadowText(/^Company/)).toHaveLength(2);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Continue' }));
    await expect(await canvas.findByShadowLabelText('Company')).toHaveValue('Norrsken AB');
  },
});

export const UnsavedCustomerFound = meta.story({
  tags: ['unsaved'],
  args: { drafts: 'on' },
  beforeEach: () => leaveDraft('new', { name: 'Ines Müller', city: 'Bremen' }),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText(/^You have an unsaved new customer from/)).toBeVisible();
  },
});

export const UnsavedChangesOnReturn = meta.story({
  tags: ['unsaved'],
  render: (options: Options) => <Mounted mount={mount} options={{ ...options, open: undefined }} />,
  args: { drafts: 'on' },
  beforeEach: () => leaveDraft(storyMock().customers.list()[0]?.id ?? '', { company: 'Norrsken AB' }),
  async play({ canvas }) {
    await expect(await canvas.findByShadowText(/^Your changes to .* are not saved yet$/)).toBeVisible();
  },
});

/** Saves a new customer, which the API refuses for good. */
async function refused(canvas: Canvas, click: (element: Element) => Promise<unknown>) {
  typeInto(await canvas.findByShadowLabelText(/^Name/), person.name);
  typeInto(await canvas.findByShadowLabelText(/^E-mail/), 'another@example.com');
  await click(await canvas.findByShadowRole('button', { name: 'Create customer' }));
  await expect(await canvas.findByShadowText('Not saved')).toBeVisible();
}

export const NotSaved = meta.story({
  tags: ['error'],
  render: Editing,
  parameters: api(withCustomers([person]), failing('updateCustomer', 'internal-error')),
  async play({ canvas, userEvent }) {
    const name = await canvas.findByShadowLabelText(/^Name/);
    await waitFor(() => expect(name).toHaveValue(person.name));
    typeInto(name, ' (Umeå)');
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Save changes' }));
    await expect(await canvas.findByShadowText('Not saved')).toBeVisible();
  },
});

export const Offline = meta.story({
  tags: ['offline'],
  beforeEach: browserOffline,
  parameters: api(withCustomers([]), offline()),
  async play({ canvas, userEvent }) {
    typeInto(await canvas.findByShadowLabelText(/^Name/), person.name);
    typeInto(await canvas.findByShadowLabelText(/^E-mail/), person.email);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Create customer' }));
    await expect(await canvas.findByShadowText(/^You are offline/)).toBeVisible();
  },
});

export const SignedOut = meta.story({
  tags: ['signed-out'],
  globals: { role: 'nobody' },
  async play({ canvas, userEvent }) {
    await refused(canvas, userEvent.click);
    await expect(await canvas.findByShadowRole('button', { name: 'Sign in' })).toBeVisible();
  },
});

export const NotAllowed = meta.story({
  tags: ['not-allowed'],
  globals: { role: 'viewer' },
  play: ({ canvas, userEvent }) => refused(canvas, userEvent.click),
});

export const ServerBusy = meta.story({
  tags: ['throttled'],
  parameters: api(withCustomers([]), failing('createCustomer', 'too-many-requests', { retryAfter: 90 })),
  async play({ canvas, userEvent }) {
    await refused(canvas, userEvent.click);
    await expect(await canvas.findByShadowRole('button', { name: /^Saves in \d+ s$/ })).toBeVisible();
  },
});

export const Saving = meta.story({
  tags: ['saving', 'slow'],
  parameters: api(withCustomers([]), slow(60_000, 'createCustomer')),
  async play({ canvas, userEvent }) {
    typeInto(await canvas.findByShadowLabelText(/^Name/), person.name);
    typeInto(await canvas.findByShadowLabelText(/^E-mail/), person.email);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Create customer' }));
    await expect(await canvas.findByShadowRole('button', { name: 'Saving…' })).toBeVisible();
    await expect(await canvas.findByShadowText(/^The server takes its time/)).toBeVisible();
  },
});

export const NotLoaded = meta.story({
  tags: ['signed-out'],
  render: Editing,
  globals: { role: 'nobody' },
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('The customer could not be loaded')).toBeVisible();
  },
});

export const ReadOnly = meta.story({
  tags: ['read-only'],
  render: Editing,
  args: { readonly: true },
  async play({ canvas }) {
    await expect(await canvas.findByShadowRole('link', { name: person.email })).toBeVisible();
  },
});

export const ReadOnlyInline = meta.story({
  tags: ['read-only', 'inline'],
  render: Editing,
  args: { readonly: true, presentation: 'inline' },
  parameters: api(withCustomers([{ name: 'Bo', email: 'bo@example.com' }])),
});

export const HostileText = meta.story({
  tags: ['long-text'],
  render: Editing,
  parameters: api(
    withCustomers([
      {
        ...person,
        name: `Z${'\u0351'.repeat(199)}`,
        company: '<img src=x onerror=alert(1)> \u202e evil \u2066',
        notes: `${'👩‍👩‍👧‍👦'.repeat(40)}\n${'W'.repeat(400)}\nZ${'\u0351'.repeat(5_000)}`,
      },
    ]),
  ),
});

export const ManyScripts = meta.story({
  tags: ['many-scripts'],
  render: Editing,
  parameters: api(
    withCustomers([
      {
        ...person,
        name: 'محمد العنزي',
        company: '株式会社さくら',
        address: { ...person.address, line1: 'Вулиця Хрещатик, 1', city: 'กรุงเทพมหานคร' },
        notes: 'नमस्ते, 안녕하세요, שלום',
      },
    ]),
  ),
  async play({ canvas }) {
    await waitFor(async () => expect(await canvas.findByShadowLabelText(/^Name/)).toHaveValue('محمد العنزي'));
  },
});

export const LeavingWithChanges = meta.story({
  tags: ['unsaved'],
  async play({ canvas, userEvent }) {
    typeInto(await canvas.findByShadowLabelText(/^Name/), person.name);
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Cancel' }));
    await expect(await canvas.findByShadowText('Discard your changes?')).toBeVisible();
  },
});

export const Inline = meta.story({
  tags: ['inline'],
  args: { presentation: 'inline' },
});

export const Narrow = meta.story({
  tags: ['narrow', 'inline'],
  render: Editing,
  args: { presentation: 'inline' },
  globals: { width: '320' },
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
  tags: ['compact', 'inline'],
  args: { presentation: 'inline' },
  globals: { density: 'compact' },
});
