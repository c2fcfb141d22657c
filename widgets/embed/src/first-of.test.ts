import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstOf } from './first-of.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => {});
const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value));

/** Runs `firstOf` on named ways and notes which were begun. */
function run(ways: Record<string, () => Promise<string>>) {
  const begun: string[] = [];
  const attempt = (name: string) => {
    begun.push(name);
    return (ways[name] as () => Promise<string>)();
  };
  return { begun, names: Object.keys(ways), attempt };
}

test('one that answers in time is the only one asked', async () => {
  const { begun, names, attempt } = run({ a: () => after(99, 'a'), b: () => after(0, 'b') });
  const result = firstOf(names, attempt, 100);
  await vi.runAllTimersAsync();
  expect(await result).toBe('a');
  expect(begun).toEqual(['a']);
});

test('the next is asked at once when one fails', async () => {
  const { names, attempt } = run({ a: () => Promise.reject(new Error('refused')), b: async () => 'b' });
  expect(await firstOf(names, attempt, 100)).toBe('b');
});

test('the next is asked when one hangs; who was slow may still be first', async () => {
  const { begun, names, attempt } = run({ a: () => after(150, 'a'), b: never });
  const result = firstOf(names, attempt, 100);
  await vi.advanceTimersByTimeAsync(100);
  expect(begun).toEqual(['a', 'b']);
  await vi.advanceTimersByTimeAsync(50);
  expect(await result).toBe('a');
  expect(vi.getTimerCount()).toBe(0);
});

test('one that is still open counts, though the last has failed', async () => {
  const { names, attempt } = run({ a: () => after(150, 'a'), b: () => Promise.reject(new Error('refused')) });
  const result = firstOf(names, attempt, 100);
  await vi.advanceTimersByTimeAsync(150);
  expect(await result).toBe('a');
});

test('a way that is added while the others hang is tried', async () => {
  const ways = [never, never] as (() => Promise<string>)[];
  const result = firstOf(ways, (way) => way(), 100);
  await vi.advanceTimersByTimeAsync(500);
  ways.push(async () => 'late');
  await vi.advanceTimersByTimeAsync(100);
  expect(await result).toBe('late');
});

test('when all fail it says what the last one said, and leaves no timer', async () => {
  const { names, attempt } = run({
    a: () => Promise.reject(new Error('first')),
    b: () => Promise.reject(new Error('last')),
  });
  await expect(firstOf(names, attempt, 100)).rejects.toThrow('last');
  expect(vi.getTimerCount()).toBe(0);
});
