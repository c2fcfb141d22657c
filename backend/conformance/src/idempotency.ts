import type { CreateCustomerBody, Customer } from '@customer-kit/contract';
import { describe, expect, test } from 'vitest';
import type { Answer, ApiProbe } from './api-probe.ts';
import { updateOf } from './customer-fixtures.ts';
import type { RunCustomers } from './run-customers.ts';
import { settled } from './settled.ts';
import { idsOf } from './walk.ts';

export function describeIdempotency(probe: ApiProbe, customers: RunCustomers): void {
  const newKey = () => crypto.randomUUID();

  const create = async (key: string, json: CreateCustomerBody): Promise<Answer & { body: Customer }> => {
    const answer = await probe.customer('createCustomer', { headers: { 'idempotency-key': key }, json }, 201);
    customers.keep(answer.body);
    return answer;
  };

  const expectMismatch = (key: string, json: CreateCustomerBody) =>
    probe.refusal('createCustomer', { headers: { 'idempotency-key': key }, json }, 'idempotency-mismatch');

  const expectOnly = (email: string, id: string) =>
    settled(probe, async () => expect(idsOf((await probe.page({ email })).items)).toEqual([id]));

  describe('Idempotency-Key', () => {
    test('makes a repeated request answer what it answered first, and create nothing', async () => {
      const key = newKey();
      const address = { line1: 'Storgatan 12', city: 'Umeå', postalCode: '903 26', country: 'SE' };
      const body = customers.body({ phone: '+46 70 1', address, notes: 'A\nB' });
      const first = await create(key, body);
      for (let retry = 0; retry < 3; retry += 1) expectSameAnswer(await create(key, body), first);
      await expectOnly(body.email, first.body.id);
    });

    test('20 parallel requests create one customer, and all are answered it', async () => {
      for (let round = 0; round < 3; round += 1) {
        const key = newKey();
        const body = customers.body();
        const answers = await Promise.all(Array.from({ length: 20 }, () => create(key, body)));
        for (const answer of answers) expectSameAnswer(answer, answers[0] as Answer);
        await expectOnly(body.email, answers[0]?.body.id ?? '');
      }
    });

    test('knows a request that means the same: order of fields, white space, what has a default', async () => {
      const key = newKey();
      const { name, email } = customers.body();
      const first = await create(key, { name, email });
      expectSameAnswer(await create(key, { email, status: 'lead', name: ` ${name} ` }), first);
    });

    test('refuses any other body, and leaves what the first one made', async () => {
      const key = newKey();
      const body = customers.body();
      const { body: created } = await create(key, body);
      await expectMismatch(key, { ...body, name: `${body.name}!` });
      await expectMismatch(key, { ...body, company: 'Papper AB' });
      await expectMismatch(key, { ...body, email: body.email.toUpperCase() });
      await expectMismatch(key, customers.body());
      expect((await probe.customer('getCustomer', { params: { id: created.id } }, 200)).body).toEqual(created);
    });

    test('two bodies at once under one key: one is created, the other refused', async () => {
      for (let round = 0; round < 10; round += 1) {
        const key = newKey();
        const answers = await Promise.all(
          [customers.body(), customers.body()].map((json) =>
            probe.call('createCustomer', { headers: { 'idempotency-key': key }, json }),
          ),
        );
        const created = answers.find(({ status }) => status === 201);
        customers.keep(created?.body as Customer);
        expect(new Set(answers.map(({ problem }) => problem))).toEqual(new Set([undefined, 'idempotency-mismatch']));
      }
    });

    test('belongs to who sent it: of another caller it is another request', async ({ skip }) => {
      const token = await probe.options.getOtherToken?.();
      if (token === undefined) skip('no getOtherToken');
      const key = newKey();
      const body = customers.body();
      const first = await create(key, body);
      const headers = { 'idempotency-key': key, authorization: `Bearer ${token}` };
      const ofOther = { headers, json: customers.body() };
      const other = await probe.customer('createCustomer', ofOther, 201);
      customers.keep(other.body);
      expect(other.body.id).not.toBe(first.body.id);
      expectSameAnswer(await probe.customer('createCustomer', ofOther, 201), other);
      expectSameAnswer(await create(key, body), first);
    });

    test('another key is another request: the address is taken', async () => {
      const body = customers.body();
      await create(newKey(), body);
      const request = { headers: { 'idempotency-key': newKey() }, json: body };
      await probe.refusal('createCustomer', request, 'email-taken');
      await probe.refusal('createCustomer', { json: body }, 'email-taken');
    });

    test('after a refusal, the same key creates once the address is free', async () => {
      const holder = await customers.create();
      const key = newKey();
      const json = customers.body({ email: holder.email });
      await probe.refusal('createCustomer', { headers: { 'idempotency-key': key }, json }, 'email-taken');
      await probe.deleted(holder.id);
      await create(key, json);
    });

    test('answers as at first also after the customer was saved', async () => {
      const key = newKey();
      const body = customers.body();
      const first = await create(key, body);
      const { body: saved } = await probe.customer(
        'updateCustomer',
        updateOf(first.body, { name: `Saved ${customers.marker}`, email: customers.email(), status: 'active' }),
        200,
      );
      expectSameAnswer(await create(key, body), first);
      await expectMismatch(key, { ...body, name: saved.name });
      expect((await probe.customer('getCustomer', { params: { id: saved.id } }, 200)).body).toEqual(saved);
      await customers.create({ email: body.email });
      expectSameAnswer(await create(key, body), first);
    });

    test('answers as at first also after the customer was deleted, and after it was restored', async () => {
      const key = newKey();
      const body = customers.body();
      const first = await create(key, body);
      const deleted = await probe.deleted(first.body.id);
      expectSameAnswer(await create(key, body), first);
      await expectMismatch(key, { ...body, notes: 'Another' });
      await probe.refusal('getCustomer', { params: { id: deleted.id } }, 'customer-deleted');
      await probe.customer('updateCustomer', updateOf(deleted), 200);
      expectSameAnswer(await create(key, body), first);
      await expectMismatch(key, { ...body, notes: 'Another' });
    });

    test.each([
      ['a space', 'a b'],
      ['129 characters', 'x'.repeat(129)],
      ['a letter beyond ASCII', 'é'],
    ])('with %s is refused', async (_what, key) => {
      const request = { headers: { 'idempotency-key': key }, json: customers.body() };
      const refusal = await probe.refusal('createCustomer', request, 'invalid-request');
      expect(refusal.errors).toMatchObject([{ in: 'header', pointer: '/idempotency-key', code: 'idempotency-key' }]);
    });

    test('may be any 128 visible characters', async () => {
      const key = `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~${newKey()}`.padEnd(128, 'x');
      const body = customers.body();
      expectSameAnswer(await create(key, body), await create(key, body));
    });
  });
}

function expectSameAnswer(answer: Answer, first: Answer): void {
  expect(answer.body).toEqual(first.body);
  for (const name of ['etag', 'location']) expect(answer.headers.get(name)).toBe(first.headers.get(name));
}
