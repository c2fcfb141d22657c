import preview from '@customer-kit/storybook/preview';
import { expect, waitFor } from 'storybook/test';
import { Together } from './together.tsx';

const meta = preview.meta({
  title: 'Start/Four widgets together',
  args: { api: '' },
  render: (options: { api: string }) => <Together options={options} />,
});

/** Search, create, edit, delete, undo: every widget knows what the others do, without a line of script. */
export const OnePage = meta.story({});

export const NewCustomer = meta.story({
  // For the test: what it does is not what a reader comes to see.
  tags: ['!dev'],
  async play({ canvas, userEvent }) {
    await canvas.findAllByShadowText('40 customers');
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'New customer' }));
    await expect(await canvas.findByShadowRole('dialog', { name: 'New customer' })).toBeVisible();
    await userEvent.click(await canvas.findByShadowRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(canvas.queryByShadowRole('dialog')).toBeNull());
  },
});
