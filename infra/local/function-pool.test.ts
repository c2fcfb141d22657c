import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { FunctionPool } from './function-pool.ts';

/** Says which process ran it and how many invocations that process had running. */
const counting = `
let running = 0;
export const handler = async () => {
  running += 1;
  await new Promise((resolve) => setTimeout(resolve, 20));
  const seen = running;
  running -= 1;
  return { pid: process.pid, seen };
};`;

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

function createPool(source: string, maxInstances: number) {
  const folder = mkdtempSync(join(tmpdir(), 'customer-kit-function-'));
  writeFileSync(join(folder, 'index.mjs'), source);
  const logged: string[] = [];
  const settings = { name: 'f', arn: 'arn:f', folder, memoryMb: 128, timeoutMs: 5_000, maxInstances };
  const pool = new FunctionPool({ ...settings, environment: { _HANDLER: 'index.handler' } }, (line) =>
    logged.push(line),
  );
  cleanUps.push(async () => {
    await pool.stop();
    rmSync(folder, { recursive: true });
  });
  return { pool, logged };
}

async function invokeAll(pool: FunctionPool, count: number): Promise<{ pid: number; seen: number }[]> {
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, index) => pool.invoke('{}', `request-${index}`)),
  );
  return outcomes.map((outcome) => JSON.parse((outcome.ok && outcome.result) || '{}') as { pid: number; seen: number });
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('runs one invocation at a time in each instance, and starts no more than the limit', async () => {
  const { pool } = createPool(counting, 3);
  const results = await invokeAll(pool, 12);
  expect(results.map(({ seen }) => seen)).toEqual(Array(12).fill(1));
  expect(new Set(results.map(({ pid }) => pid)).size).toBe(3);
});

test('uses an idle instance again', async () => {
  const { pool } = createPool(counting, 3);
  const [first] = await invokeAll(pool, 1);
  const [second] = await invokeAll(pool, 1);
  expect(second?.pid).toBe(first?.pid);
});

test('goes on when an instance is killed, idle or at work', async () => {
  const { pool } = createPool(counting, 1);
  const [first] = await invokeAll(pool, 1);
  process.kill(first?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => pool.processIds).toEqual([]);
  const [second] = await invokeAll(pool, 1);
  expect(second?.pid).toBeGreaterThan(0);

  const busy = pool.invoke('{}', 'killed');
  const waiting = pool.invoke('{}', 'next');
  process.kill(second?.pid ?? 0, 'SIGKILL');
  expect(await busy).toEqual({ ok: false, error: 'Runtime exited without providing a reason (SIGKILL)' });
  expect(await waiting).toMatchObject({ ok: true });
});

test.each([1, 3])('starts another instance while an idle one is being stopped, of %i at most', async (limit) => {
  const { pool } = createPool(counting, limit);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [first] = await invokeAll(pool, 1);
  vi.runOnlyPendingTimers();
  const [second] = await invokeAll(pool, 1);
  expect(second?.pid).toBeGreaterThan(0);
  expect(second?.pid).not.toBe(first?.pid);
  expect(pool.processIds).toEqual([second?.pid]);
});

/** Starts a process that keeps its output open for as long as the test takes, so that it never closes. */
const leavingAChild = `
import { spawn } from 'node:child_process';
export const handler = async () => {
  const { pid } = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'inherit', detached: true });
  return { pid: process.pid, left: pid };
};`;

test('knows an instance as gone when it has ended, whoever still holds its output', async () => {
  const { pool } = createPool(leavingAChild, 1);
  const invoke = async () => {
    const outcome = await pool.invoke('{}', 'request');
    if (!outcome.ok) throw new Error(outcome.error);
    const { pid, left } = JSON.parse(outcome.result ?? '') as { pid: number; left: number };
    cleanUps.unshift(() => process.kill(left, 'SIGKILL'));
    return pid;
  };
  const first = await invoke();
  process.kill(first, 'SIGKILL');
  await expect.poll(() => alive(first)).toBe(false);
  expect(await invoke()).not.toBe(first);
});

test('keeps the limit of memory', async () => {
  const { pool, logged } = createPool(
    `export const handler = async () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); };`,
    1,
  );
  expect(await pool.invoke('{}', 'greedy')).toMatchObject({
    ok: false,
    error: expect.stringContaining('Runtime exited'),
  });
  expect(logged.join('\n')).toContain('heap out of memory');
});

test('gives a module the 10 seconds to load that Lambda gives it, and says so', async () => {
  const { pool, logged } = createPool(`await new Promise(() => setInterval(() => {}, 1000));`, 1);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const outcome = pool.invoke('{}', 'slow');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await outcome).toEqual({ ok: false, error: 'Task timed out after 10.00 seconds' });
  expect(logged).toEqual(['init Task timed out after 10.00 seconds']);
});

test('leaves no process after stop, and starts none', async () => {
  const { pool } = createPool(`export const handler = () => new Promise(() => setInterval(() => {}, 1000));`, 2);
  const pending = [pool.invoke('{}', 'a'), pool.invoke('{}', 'b'), pool.invoke('{}', 'waits')];
  const settled = Promise.allSettled(pending);
  await expect.poll(() => pool.processIds.length).toBe(2);
  const pids = pool.processIds;
  await pool.stop();
  expect(pids.filter(alive)).toEqual([]);
  expect((await settled).at(-1)).toMatchObject({ status: 'rejected', reason: new Error('f is stopped.') });
  await expect(pool.invoke('{}', 'late')).rejects.toThrow('f is stopped.');
});
