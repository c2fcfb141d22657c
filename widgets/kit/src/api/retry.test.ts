import { problemType } from '@customer-kit/contract';
import { assert, nat, property } from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ApiError, NetworkError } from './api-error.ts';
import { retriesRead, retriesWrite, retryDelay } from './retry.ts';

const refused = (status: number, name = 'about:blank', retryAfter?: number) =>
  new ApiError({ type: name, title: 'Refused', status }, retryAfter);
const lost = new NetworkError('https://api.example/customers', new Error('reset'));
const busy = refused(503, problemType('unavailable'));

describe('a request is sent again by itself', () => {
  test('when a read got no answer, or one of a server in trouble; three times', () => {
    for (const error of [lost, busy, refused(429), refused(500)]) {
      expect([0, 1, 2, 3].map((failures) => retriesRead(failures, error))).toEqual([true, true, true, false]);
    }
    expect(retriesRead(0, refused(403))).toBe(false);
  });

  test('when a write was refused before it did anything, and never when nobody knows', () => {
    for (const error of [refused(429), busy]) {
      expect([0, 1, 2, 3].map((failures) => retriesWrite(failures, error))).toEqual([true, true, true, false]);
    }
    for (const error of [lost, refused(500), refused(504), refused(412)]) expect(retriesWrite(0, error)).toBe(false);
  });

  test('not without a network: that is told at once', () => {
    vi.stubGlobal('navigator', { onLine: false });
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(retriesRead(0, lost)).toBe(false);
  });

  test('not when the server wants a long pause: that is told', () => {
    expect(retriesRead(0, refused(429, 'about:blank', 10))).toBe(true);
    expect(retriesRead(0, refused(429, 'about:blank', 11))).toBe(false);
  });

  test('after the pause the server asks for and up to as much as the doubled one again', () => {
    assert(
      property(nat(5), nat(10), (failures, seconds) => {
        const over = retryDelay(failures, refused(429, 'about:blank', seconds)) - seconds * 1_000;
        expect(over).toBeGreaterThanOrEqual(Math.min(500 * 2 ** failures, 10_000) / 2);
        expect(over).toBeLessThanOrEqual(Math.min(500 * 2 ** failures, 10_000));
      }),
    );
  });
});
