import { expect, inject } from 'vitest';
import budgets from '../bench/budgets.json' with { type: 'json' };
import { plainWeights } from '../bench/plain-weights.ts';
import { test } from './open-page.ts';

/** Over its goal, and not to grow: selecting, choosing columns and the states of a list are in its first file. */
const known: Partial<Record<string, number>> = { 'further.customer-list.gz': 15_700 };

test('what a page downloads for the widgets is within budgets.json', async ({ browser }) => {
  const weights = await plainWeights(browser, inject('endpoints').cdn);
  const over = Object.entries(budgets).flatMap(([figure, goal]) => {
    const most = known[figure] ?? goal;
    const { gz = 0 } = weights.get(figure.replace(/\.gz$/, '')) ?? {};
    return gz > most ? [`${figure}: ${gz} > ${most}`] : [];
  });
  expect(over).toEqual([]);
  expect([...weights.keys()].filter((name) => `${name}.gz` in budgets)).toHaveLength(6);
});
