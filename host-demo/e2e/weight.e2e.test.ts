import { expect, inject } from 'vitest';
import budgets from '../bench/budgets.json' with { type: 'json' };
import { plainWeights } from '../bench/plain-weights.ts';
import { test } from './open-page.ts';

test('what a page downloads for the widgets is within budgets.json', async ({ browser }) => {
  const weights = await plainWeights(browser, inject('endpoints').cdn);
  const over = Object.entries(budgets).filter(([figure, most]) => {
    const weight = weights.get(figure.replace(/\.gz$/, ''));
    return weight !== undefined && weight.gz > most;
  });
  const told = over.map(([figure, most]) => `${figure}: ${weights.get(figure.replace(/\.gz$/, ''))?.gz} > ${most}`);
  expect(told).toEqual([]);
  expect([...weights.keys()].filter((name) => `${name}.gz` in budgets)).toHaveLength(6);
});
