import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

test('does every item, no more at a time than allowed', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5, 6], 3, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await setImmediate();
    running -= 1;
    done.push(item);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(most).toBe(3);
});

test('begins nothing after a failure, tells what is under way, and rejects once that has ended', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const all = inParallel([1, 2, 3, 4], 2, async (item, signal) => {
    begun.push(item);
    if (item === 2) throw new Error('second');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    ended.push(item);
    throw new Error('first, because of the second');
  });
  await expect(all).rejects.toThrow('second');
  expect([begun, ended]).toEqual([[1, 2], [1]]);
});
