import { type CustomerSearchOptions, mount } from '@customer-kit/customer-search/mount';
import { failing, offline, signedInAs, slow, withCustomers } from '@customer-kit/mock';
import { browserOffline } from '@customer-kit/storybook/browser-offline';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import { api } from '@customer-kit/storybook/story-mock';
import { typeInto } from '@customer-kit/storybook/type-into';
import { expect, waitFor } from 'storybook/test';

const args: CustomerSearchOptions = { api: '' };

const meta = preview.meta({
  title: 'Widgets/Search',
  args,
  render: (options: CustomerSearchOptions) => <Mounted mount={mount} options={options} height={420} />,
});

const people = [
  { name: 'Zoë Ångström', email: 'zoe@nordlys.example', company: 'Nordlys AS' },
  { name: 'Anders Angell', email: 'anders@angell.example', company: 'Angell & Søn' },
  { name: 'Angélique Dubois', email: 'a.dubois@example.fr' },
  { name: 'محمد العنزي', email: 'm.angawi@example.com', company: 'شركة النور' },
  { name: `Ang${'\u0301'.repeat(197)}`, email: 'marks@example.com', company: 'Hostile \u202eLtd.' },
];

export const Untouched = meta.story({
  async play({ canvas }) {
    await expect(await canvas.findByShadowText('/')).toBeVisible();
  },
});

export const WithoutSuggestions = meta.story({
  args: { suggestions: 'off', query: 'Ångström' },
  async play({ canvas, userEvent }) {
    const field = await canvas.findByShadowRole('searchbox');
    await expect(field).toHaveValue('Ångström');
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Clear search' }));
    await waitFor(() => expect(field).toHaveValue(''));
  },
});

export const TooShortToSearch = meta.story({
  tags: ['invalid'],
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'a');
    // Once to read, once announced.
    await expect(await canvas.findAllByShadowText('Type at least two letters')).toHaveLength(2);
  },
});

export const CustomersFound = meta.story({
  tags: ['many-scripts', 'long-text'],
  parameters: api(withCustomers(people)),
  async play({ canvas, userEvent }) {
    const field = await canvas.findByShadowRole('combobox');
    typeInto(field, 'ang');
    await waitFor(() => expect(canvas.getAllByShadowRole('option')).toHaveLength(people.length));
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(canvas.getAllByShadowRole('option')[0]).toHaveAttribute('aria-selected', 'true'));
  },
});

export const NothingFound = meta.story({
  tags: ['nothing-found'],
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'nobody at all');
    await expect(await canvas.findAllByShadowText('Nothing found')).toHaveLength(2);
  },
});

export const NotAllowed = meta.story({
  tags: ['not-allowed'],
  parameters: api(failing('getCustomers', 'access-denied')),
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'anna');
    await expect(await canvas.findAllByShadowText(/You are not allowed/)).toHaveLength(2);
  },
});

export const Searching = meta.story({
  tags: ['loading', 'slow'],
  parameters: api(slow(60_000)),
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'anna');
    // It says so only when the answer keeps one waiting.
    await waitFor(() => expect(getComputedStyle(canvas.getByShadowText('Searching…')).opacity).toBe('1'));
  },
});

export const ServerFailed = meta.story({
  tags: ['error'],
  parameters: api(failing('getCustomers', 'internal-error')),
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'anna');
    await expect(await canvas.findAllByShadowText(/^Something failed on the server/)).toHaveLength(2);
  },
});

export const Offline = meta.story({
  tags: ['offline'],
  parameters: api(offline()),
  beforeEach: browserOffline,
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'anna');
    await expect(await canvas.findAllByShadowText(/^The server did not answer/)).toHaveLength(2);
  },
});

export const SignedOut = meta.story({
  tags: ['signed-out'],
  parameters: api(signedInAs('nobody')),
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'anna');
    await expect(await canvas.findAllByShadowText(/^You are signed out/)).toHaveLength(2);
  },
});

export const TooManyRequests = meta.story({
  tags: ['throttled'],
  parameters: api(failing('getCustomers', 'too-many-requests', { retryAfter: 60 })),
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'anna');
    await expect(await canvas.findAllByShadowText(/^Too many requests at once/)).toHaveLength(2);
  },
});

export const RecentSearches = meta.story({
  async play({ canvas, userEvent }) {
    const field = await canvas.findByShadowRole<HTMLInputElement>('combobox');
    for (const query of ['Müller', 'محمد', 'nordlys']) {
      typeInto(field, query);
      field.form?.requestSubmit();
      await userEvent.click(canvas.getByShadowRole('button', { name: 'Clear search' }));
    }
    await waitFor(() =>
      expect(canvas.getAllByShadowRole('option').map(({ textContent }) => textContent)).toHaveLength(3),
    );
  },
  beforeEach: () => () => localStorage.clear(),
});

export const RightToLeftDark = meta.story({
  tags: ['right-to-left', 'dark'],
  parameters: api(withCustomers(people)),
  globals: { locale: 'ar', theme: 'dark' },
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'ang');
    await waitFor(() => expect(canvas.getAllByShadowRole('option')).toHaveLength(people.length));
  },
});

export const CompactAndNarrow = meta.story({
  tags: ['compact', 'narrow'],
  parameters: api(withCustomers(people)),
  globals: { density: 'compact', width: '320' },
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('combobox'), 'ang');
    await waitFor(() => expect(canvas.getAllByShadowRole('option')).toHaveLength(people.length));
  },
});
