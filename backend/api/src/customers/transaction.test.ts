import { setTimeout } from 'node:timers/promises';
import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { environment } from '../../test-support/environment.ts';
import { Busy } from '../http/failures.ts';
import { database } from './database.ts';
import { commit, type Write } from './transaction.ts';

const write: Write = {
  item: { Delete: { TableName: environment.TABLE_NAME, Key: { pk: { S: 'a' }, sk: { S: '#' } } } },
};

function cancelled(...CancellationReasons: CancellationReason[]): Error {
  return new TransactionCanceledException({ $metadata: {}, message: 'cancelled', CancellationReasons });
}

vi.mock('node:timers/promises', () => ({ setTimeout: vi.fn(() => Promise.resolve()) }));
const send = vi.spyOn(database, 'send') as unknown as ReturnType<typeof vi.fn<() => Promise<unknown>>>;
afterEach(() => {
  send.mockReset();
});

test.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
  'tries again after %s',
  async (Code) => {
    send
      .mockRejectedValueOnce(cancelled({ Code }))
      .mockRejectedValueOnce(cancelled({ Code }))
      .mockResolvedValueOnce({});
    await commit([write]);
    expect(send).toHaveBeenCalledTimes(3);
  },
);

test('is busy when conflicts go on', async () => {
  send.mockRejectedValue(cancelled({ Code: 'None' }, { Code: 'TransactionConflict' }));
  await expect(commit([write, write])).rejects.toBeInstanceOf(Busy);
  expect(send).toHaveBeenCalledTimes(5);
});

test('waits between zero and twice as long each time', async () => {
  vi.mocked(setTimeout).mockClear();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  send.mockRejectedValue(cancelled({ Code: 'TransactionConflict' }));
  await expect(commit([write])).rejects.toBeInstanceOf(Busy);
  expect(vi.mocked(setTimeout).mock.calls.map(([delay]) => delay)).toEqual([25, 50, 100, 200]);
});

test('throws the failure of the first condition that does not hold, with what is stored, and does not try again', async () => {
  const refused = vi.fn((stored: unknown) => new Error(JSON.stringify(stored)));
  const Item = { pk: { S: 'a' }, version: { N: '3' } };
  send.mockRejectedValue(cancelled({ Code: 'TransactionConflict' }, { Code: 'ConditionalCheckFailed', Item }));
  await expect(commit([write, { ...write, refused }])).rejects.toThrow('{"pk":"a","version":3}');
  expect(send).toHaveBeenCalledTimes(1);
});

test('tries again when a condition fails for what passes by itself', async () => {
  const refused = vi.fn(() => undefined);
  send.mockRejectedValueOnce(cancelled({ Code: 'None' }, { Code: 'ConditionalCheckFailed' })).mockResolvedValueOnce({});
  await commit([write, { ...write, refused }]);
  expect(refused).toHaveBeenCalledTimes(1);
  expect(send).toHaveBeenCalledTimes(2);
});

test('passes on what it cannot explain', async () => {
  const error = cancelled({ Code: 'ValidationError' });
  send.mockRejectedValue(error);
  await expect(commit([write])).rejects.toBe(error);
  send.mockRejectedValue(new TypeError('bug'));
  await expect(commit([write])).rejects.toThrow(TypeError);
});
