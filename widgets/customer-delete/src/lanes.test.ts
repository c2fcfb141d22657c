import { ApiError, NetworkError } from '@customer-kit/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runInLanes } from './lanes.ts';

type Answer = 'done' | 'refused' | 'throttled' | 'signed out' | 'lost';

const errors: Record<Exclude<Answer, 'done'>, () => Error> = {
  refused: () => new ApiError({ type: 'about:blank', title: 'Forbidden', status: 403 }),
  throttled: () => new ApiError({ type: 'about:blank', title: 'Too many', status: 429 }, 0),
  'signed out': () => new ApiError({ type: 'about:blank', title: 'Unauthorized', status: 401 }),
  lost: () => new NetworkError('https://api.example', undefined),
};

/** Runs items whose requests get these answers in turn, then "done". */
async function run(answers: readonly (readonly Answer[])[], signal = new AbortController().signal) {
  const sent = answers.map(() => 0);
  const done: number[] = [];
  const refused: number[] = [];
  let atOnce = 0;
  let most = 0;
  const halt = await runInLanes([...answers.keys()], {
    signal,
    onPause: () => {},
    onRefused: (item) => refused.push(item),
    async send(item) {
      const answer = answers[item]?.[sent[item] ?? 0] ?? 'done';
      sent[item] = (sent[item] ?? 0) + 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      if (answer !== 'done') throw errors[answer]();
      done.push(item);
    },
  });
  return { halt, sent, done, refused, most };
}

describe('one request for each of many', () => {
  const passing = fc.array(fc.constantFrom<Answer>('throttled', 'done', 'refused'), { maxLength: 3 });

  test('every one is done or refused once, throttled ones after they were sent again, four at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(passing, { maxLength: 30 }), async (answers) => {
        const { halt, done, refused, sent, most } = await run(answers);
        expect(halt).toBeUndefined();
        expect([...done, ...refused].toSorted((a, b) => a - b)).toEqual([...answers.keys()]);
        expect(most).toBe(Math.min(4, answers.length));
        for (const [item, turns] of answers.entries()) {
          const throttled = turns.findIndex((answer) => answer !== 'throttled');
          expect(sent[item]).toBe((throttled === -1 ? turns.length : throttled) + 1);
        }
      }),
      { numRuns: 50 },
    );
  });

  test.each(['signed out', 'lost'] as const)('%s: the rest is not sent', async (answer) => {
    const { halt, done, refused, sent } = await run([['done'], [answer], ...Array.from({ length: 20 }, () => [])]);
    expect(halt).toBeInstanceOf(answer === 'lost' ? NetworkError : ApiError);
    expect(refused).toEqual([]);
    expect(done).not.toContain(1);
    expect(sent.filter((count) => count > 0).length).toBeLessThanOrEqual(8);
  });

  test('ended, sends nothing more', async () => {
    const ending = new AbortController();
    ending.abort();
    expect((await run([[], []], ending.signal)).sent).toEqual([0, 0]);
  });
});
