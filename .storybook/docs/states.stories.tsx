import preview from '@customer-kit/storybook/preview';
import { expect } from 'storybook/test';
import { StateTable } from './state-table.tsx';

const meta = preview.meta({ title: 'Design/States', tags: ['!dev'], render: () => <StateTable /> });

/** Fails when a widget has no story of a state that it can be in. */
export const EveryStateHasAStory = meta.story({
  async play({ canvasElement }) {
    const missing = Array.from(canvasElement.querySelectorAll('[data-missing]'), (cell) => [
      cell.closest('tr')?.querySelector('code')?.textContent,
      cell.closest('td')?.dataset.head,
    ]);
    await expect(missing).toEqual([]);
  },
});
