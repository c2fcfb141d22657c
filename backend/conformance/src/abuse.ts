import { etagOf, type Problem, type ProblemName } from '@customer-kit/contract';
import { describe, expect, test } from 'vitest';
import type { ApiProbe, ProbeRequest } from './api-probe.ts';
import { editableFields } from './customer-fixtures.ts';
import type { RunCustomers } from './run-customers.ts';
import { settled } from './settled.ts';

interface Abuse {
  what: string;
  /** What to send, given a valid body. */
  request: (body: object) => ProbeRequest;
  problem: ProblemName;
  pointers?: string[];
  /** A fault of structure: API Gateway refuses it by the request model, and can name no fields. */
  structural?: true;
}

const json = { 'content-type': 'application/json' };

/** Bodies both writing operations refuse. */
const abuses: Abuse[] = [
  {
    what: 'an unknown field',
    request: (body) => ({ json: { ...body, nickname: 'Zed' } }),
    problem: 'invalid-request',
    structural: true,
    pointers: ['/nickname'],
  },
  {
    what: 'an unknown field in the address, its name full of slashes',
    request: (body) => ({
      json: { ...body, address: { line1: 'A', city: 'B', postalCode: 'C', country: 'SE', 'a/b~c': 1 } },
    }),
    problem: 'invalid-request',
    structural: true,
    pointers: ['/address/a~1b~0c'],
  },
  {
    what: 'fields the API manages',
    request: (body) => ({ json: { ...body, version: 7, createdAt: '2020-01-01T00:00:00.000Z' } }),
    problem: 'invalid-request',
    structural: true,
    pointers: ['/createdAt', '/version'],
  },
  {
    what: 'a wrong type',
    request: (body) => ({ json: { ...body, name: 12 } }),
    problem: 'invalid-request',
    structural: true,
    pointers: ['/name'],
  },
  {
    what: 'null',
    request: (body) => ({ json: { ...body, company: null } }),
    problem: 'invalid-request',
    structural: true,
    pointers: ['/company'],
  },
  {
    what: 'several faults at once',
    request: (body) => ({ json: { ...body, name: '\u200b', email: 'nobody', phone: 'call me' } }),
    problem: 'invalid-request',
    pointers: ['/email', '/name', '/phone'],
  },
  {
    what: 'a country that is none',
    request: (body) => ({ json: { ...body, address: { line1: 'A', city: 'B', postalCode: 'C', country: 'XX' } } }),
    problem: 'invalid-request',
    structural: true,
    pointers: ['/address/country'],
  },
  {
    what: 'half a surrogate pair',
    request: (body) => ({
      raw: JSON.stringify({ ...body, notes: 'x' }).replace('"x"', String.raw`"\ud83d"`),
      headers: json,
    }),
    problem: 'invalid-request',
    pointers: ['/notes'],
  },
  { what: 'an array', request: (body) => ({ json: [body] }), problem: 'invalid-request' },
  { what: 'a JSON string', request: () => ({ json: 'customer' }), problem: 'invalid-request' },
  { what: 'JSON null', request: () => ({ raw: 'null', headers: json }), problem: 'invalid-request' },
  {
    what: 'malformed JSON',
    request: (body) => ({ raw: JSON.stringify(body).slice(0, -1), headers: json }),
    problem: 'invalid-request',
  },
  { what: 'no body', request: () => ({ raw: '', headers: json }), problem: 'invalid-request' },
  {
    what: 'bytes that are no UTF-8',
    request: () => ({ raw: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), headers: json }),
    problem: 'invalid-request',
  },
  {
    what: 'form data',
    request: () => ({
      raw: 'name=Zed&email=z%40example.com',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    problem: 'unsupported-media-type',
  },
  {
    what: 'JSON called text',
    request: (body) => ({ raw: JSON.stringify(body), headers: { 'content-type': 'text/plain' } }),
    problem: 'unsupported-media-type',
  },
  {
    what: 'a body of 300 KB',
    request: (body) => ({ json: { ...body, notes: 'x'.repeat(300_000) } }),
    problem: 'payload-too-large',
  },
  {
    what: 'a body of 5 MB',
    request: (body) => ({ json: { ...body, notes: 'x'.repeat(5_000_000) } }),
    problem: 'payload-too-large',
  },
  {
    what: 'a body of 20 MB',
    request: (body) => ({ json: { ...body, notes: 'x'.repeat(20_000_000) } }),
    problem: 'payload-too-large',
  },
];

export function describeAbuse(probe: ApiProbe, customers: RunCustomers): void {
  describe('what nobody should send', () => {
    test.each(abuses)('createCustomer refuses $what and stores nothing', async ({ request, problem, ...faults }) => {
      const body = customers.body();
      const refusal = await probe.refusal('createCustomer', request(body), problem);
      expectFaults(refusal, faults);
      await settled(probe, async () => {
        expect((await probe.page({ email: body.email })).items).toEqual([]);
        expect((await probe.page({ q: body.email })).items).toEqual([]);
      });
      expect(await customers.create(body), 'the address is still free').toMatchObject({ email: body.email });
    });

    test.each(abuses)('updateCustomer refuses $what and changes nothing', async ({ request, problem, ...faults }) => {
      const customer = await customers.create();
      const fields = { ...editableFields(customer), name: `Abused ${customers.marker}`, email: customers.email() };
      const { headers, ...rest } = request(fields);
      const update = { ...rest, params: { id: customer.id }, headers: { ...headers, 'if-match': etagOf(1) } };
      const refusal = await probe.refusal('updateCustomer', update, problem);
      expectFaults(refusal, faults);
      expect((await probe.customer('getCustomer', { params: { id: customer.id } }, 200)).body).toEqual(customer);
      expect((await probe.page({ email: fields.email })).items).toEqual([]);
    });

    test('all broken rules of values are named at once', async () => {
      const address = { line1: 'x'.repeat(201), city: ' ', postalCode: 'x'.repeat(21), country: 'SE' };
      const body = { name: ' ', email: 'nobody', phone: 'call me', notes: 'x'.repeat(10_001), address };
      const pointers = [
        '/address/city',
        '/address/line1',
        '/address/postalCode',
        '/email',
        '/name',
        '/notes',
        '/phone',
      ];
      expectFaults(await probe.refusal('createCustomer', { json: body }, 'invalid-request'), { pointers });
    });

    test('of very many broken rules the first 50 are named, and how many there are', async () => {
      const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, 1]));
      // For a type of its own there is no request model: the function is asked.
      const headers = { 'content-type': 'application/customer+json' };
      const raw = JSON.stringify({ ...customers.body(), ...unknown });
      const { errors, detail } = await probe.refusal('createCustomer', { raw, headers }, 'invalid-request');
      expect(errors).toHaveLength(50);
      expect(detail).toContain('20000');
      expect(detail?.length).toBeLessThan(10_000);
    });

    test.each([
      ['GET', '/'],
      ['GET', '/customer'],
      ['GET', '/customers/a/b'],
      ['PATCH', '/customers'],
      ['DELETE', '/customers'],
      ['PUT', '/customers'],
    ])('%s %s is no route of this API', async (method, path) => {
      const answer = await probe.send(method, path);
      expect(answer).toMatchObject({ status: 403, problem: 'unknown-route' });
    });
  });
}

function expectFaults(refusal: Problem, { pointers, structural }: Pick<Abuse, 'pointers' | 'structural'>): void {
  if (!pointers) return;
  if (structural && !refusal.errors) expect(refusal.detail, 'says in words what it cannot point at').toBeTruthy();
  else expect(refusal.errors?.map(({ pointer }) => pointer).toSorted()).toEqual(pointers);
}
