import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemBody } from '@customer-kit/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessToken } from './access-token.ts';
import { type NewCustomer, type Outcome, postCustomers } from './post-customers.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(() => cleanUps.splice(0).forEach((cleanUp) => void cleanUp()));

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An API that answers in turn, then 201 for ever; resolves with its URL. */
async function api(...answers: Answer[]) {
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/customers') keys.push(request.headers['idempotency-key']);
    const answer = answers.shift() ?? ((_, created) => created.writeHead(201).end('{}'));
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUps.push(() => server.close());
  return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys };
}

const json =
  (code: number, body: object): Answer =>
  (_, response) =>
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end();

/** What was waited for, in place of waiting. */
let pauses: number[] = [];
beforeEach(() => {
  pauses = [];
});
const pause = async (ms: number) => void pauses.push(ms);

async function post(apiUrl: string, rows: NewCustomer[], token = accessToken(apiUrl, 'given')): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const onOutcome = (_: NewCustomer, outcome: Outcome) => outcomes.push(outcome);
  await postCustomers({ apiUrl, rows, token, concurrency: 1, onOutcome, pause });
  return outcomes;
}

const row = { body: { name: 'Ann' }, idempotencyKey: 'key-1' };

test('tries again under the same key: throttled, unavailable, broken off', async () => {
  const { apiUrl, keys } = await api(
    status(429, { 'retry-after': '0' }),
    status(503, { 'retry-after': '0' }),
    (request) => request.destroy(),
  );
  expect(await post(apiUrl, [row])).toEqual([{ kind: 'created' }]);
  expect(keys).toEqual(['key-1', 'key-1', 'key-1', 'key-1']);
});

test('waits longer each time, however little the API asks for, and for minutes in all', async () => {
  const { apiUrl } = await api(...Array<Answer>(100).fill(status(429, { 'retry-after': '1' })));
  await expect(post(apiUrl, [row])).rejects.toThrow(/answered 429 in every one of \d+ tries/);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000);
  expect(pauses.at(-1)).toBeGreaterThanOrEqual(15_000);
  expect(pauses.reduce((sum, ms) => sum + ms)).toBeGreaterThan(4 * 60_000);
});

test('waits as long as the API asks for, and not for what nobody waits for', async () => {
  const patient = await api(status(503, { 'retry-after': '60' }));
  expect(await post(patient.apiUrl, [row])).toEqual([{ kind: 'created' }]);
  expect(pauses).toEqual([expect.toSatisfy((ms: number) => ms >= 60_000)]);
  const closed = await api(status(503, { 'retry-after': '3600' }));
  await expect(post(closed.apiUrl, [row])).rejects.toThrow(/answered 503/);
  expect(closed.keys).toHaveLength(1);
});

test('writes nothing more after one row has failed', async () => {
  const held: ServerResponse[] = [];
  const hold: Answer = (_, response) => held.push(response);
  const { apiUrl, keys } = await api(status(401), hold, hold, hold);
  const token = accessToken(apiUrl, 'given');
  const rows = Array.from({ length: 100 }, () => row);
  const posting = postCustomers({ apiUrl, rows, token, concurrency: 4, onOutcome: () => {}, pause });
  const ended = vi.fn();
  posting.catch(ended);
  await vi.waitFor(() => expect(held).toHaveLength(3));
  expect(ended, 'before those under way have their answers').not.toHaveBeenCalled();
  for (const response of held) response.writeHead(201).end('{}');
  await expect(posting).rejects.toThrow('401');
  expect(keys.length).toBeLessThan(20);
});

test('goes on after a row that is refused, and says why', async () => {
  const errors = [{ in: 'body', pointer: '/name', code: 'required', message: 'name is required.' } as const];
  const { apiUrl } = await api(
    json(400, problemBody('invalid-request', { errors })),
    json(409, problemBody('email-taken')),
  );
  expect(await post(apiUrl, [row, row, row])).toEqual([
    { kind: 'refused', reasons: ['name is required.'] },
    { kind: 'email-taken' },
    { kind: 'created' },
  ]);
});

test('tells what an earlier run loaded and was deleted since from what is there', async () => {
  const loaded = json(201, { id: 'a', createdAt: '2020-01-01T00:00:00.000Z' });
  const restorableUntil = '2026-12-24T09:30:00.000Z';
  const { apiUrl } = await api(
    loaded,
    json(410, problemBody('customer-deleted', { restorableUntil })),
    loaded,
    json(404, problemBody('customer-not-found')),
    loaded,
    json(503, problemBody('unavailable')),
    json(200, { id: 'a' }),
    json(201, { id: 'b', createdAt: new Date(Date.now() + 1_000).toISOString() }),
  );
  expect(await post(apiUrl, [row, row, row, row])).toEqual([
    { kind: 'deleted', restorableUntil },
    { kind: 'deleted' },
    { kind: 'created' },
    { kind: 'created' },
  ]);
});

test('ends when nobody is let in', async () => {
  const { apiUrl, keys } = await api(status(401));
  await expect(post(apiUrl, [row, row])).rejects.toThrow(/answered 401.*--token/);
  expect(keys).toHaveLength(1);
});

test('asks the local issuer for a token, once; goes without where there is none', async () => {
  const seen: unknown[] = [];
  const note: Answer = ({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(201).end('{}');
  };
  const issue: Answer = (_, response) => response.end(JSON.stringify({ access_token: 'issued', expires_in: 3_600 }));
  const signedIn = await api(issue, note, note);
  await post(signedIn.apiUrl, [row, row], accessToken(signedIn.apiUrl));
  const open = await api(status(403), note);
  await post(open.apiUrl, [row], accessToken(open.apiUrl));
  expect(seen).toEqual(['Bearer issued', 'Bearer issued', undefined]);
});
