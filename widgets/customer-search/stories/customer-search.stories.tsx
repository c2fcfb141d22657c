import { mount } from '@customer-kit/customer-search/mount';
import { Mounted } from '@customer-kit/storybook/mounted';
import preview from '@customer-kit/storybook/preview';
import { typeInto } from '@customer-kit/storybook/type-into';
import { expect, waitFor } from 'storybook/test';

const meta = preview.meta({
  title: 'Widgets/Search',
  args: { api: '' },
  render: (options: { api: string; query?: string }) => <Mounted mount={mount} options={options} />,
});

export const Untouched = meta.story({});

export const WithText = meta.story({
  args: { query: 'Ångström' },
  async play({ canvas, userEvent }) {
    const field = await canvas.findByShadowRole('searchbox');
    await expect(field).toHaveValue('Ångström');
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Clear search' }));
    await waitFor(() => expect(field).toHaveValue(''));
  },
});

export const TooShortToSearch = meta.story({
  async play({ canvas }) {
    typeInto(await canvas.findByShadowRole('searchbox'), 'a');
    // Once to read, once announced.
    await expect(await canvas.findAllByShadowText('Type at least two letters')).toHaveLength(2);
  },
});

export const RightToLeftDark = meta.story({
  args: { query: 'محمد' },
  globals: { locale: 'ar', theme: 'dark' },
});
