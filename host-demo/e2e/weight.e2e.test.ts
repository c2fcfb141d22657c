import { expect, inject } from 'vitest';
import budgets from '../bench/budgets.json' with { type: 'json' };
import { plainWeights } from '../bench/plain-weights.ts';
import { test } from './open-page.ts';

test('what a page downloads for the widgets is within budgets.json', async ({ browser }) => {
  const weights = await plainWeights(browser, inject('endpoints').cdn);
  const over = Object.entries(budgets).flatMap(([figure, goal]) => {
    const { gz = 0 } = weights.get(figure.replace(/\.gz$/, '')) ?? {};
    return gz > goal ? [`${figure}: ${gz} > ${goal}`] : [];
  });
  expect(over).toEqual([]);
  expect([...weights.keys()].filter((name) => `${name}.gz` in budgets)).toHaveLength(6);
});
