import type { Customer } from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { describe, expect, test } from 'vitest';
import type { ApiProbe } from './api-probe.ts';
import { absentId, editableFields, updateOf } from './customer-fixtures.ts';
import type { RunCustomers } from './run-customers.ts';

export function describeWriting(probe: ApiProbe, customers: RunCustomers): void {
  describe('createCustomer', () => {
    test('answers the customer, where it is and its first version', async () => {
      const body = customers.body({ phone: '+46 70 123 45 67', notes: 'A\nB', status: 'active' });
      const answer = await probe.customer('createCustomer', { json: body }, 201);
      customers.keep(answer.body);
      expect(answer.body).toMatchObject({ ...body, version: 1 });
      expect(answer.body.updatedAt).toBe(answer.body.createdAt);
      expect(answer.headers.get('etag')).toBe('"1"');
      const place = new URL(answer.headers.get('location') ?? '', `${probe.options.baseUrl}/customers`);
      expect(place.href).toBe(`${probe.options.baseUrl}/customers/${answer.body.id}`);
      const read = await probe.customer('getCustomer', { params: { id: answer.body.id } }, 200);
      expect(read.body).toEqual(answer.body);
    });

    test('says where the customer is also when a slash ends the path, unless there is no such route', async () => {
      const answer = await probe.callAt('/customers/', 'createCustomer', { json: customers.body() });
      if (answer.problem === 'unknown-route') return;
      const { id } = customers.keep(answer.body as Customer);
      const place = new URL(answer.headers.get('location') ?? '', `${probe.options.baseUrl}/customers/`);
      expect(place.href).toBe(`${probe.options.baseUrl}/customers/${id}`);
    });

    test('makes a lead of one without status, and trims', async () => {
      const customer = await customers.create({ name: `  Spaced ${customers.marker}\t`, company: ' Papper AB ' });
      expect(customer).toMatchObject({ status: 'lead', name: `Spaced ${customers.marker}`, company: 'Papper AB' });
    });

    test('gives back every script as it came', async () => {
      const bodies = sampleCustomers(40, 7).map((body) => ({ ...body, email: customers.email() }));
      const created = await customers.createAll(bodies);
      for (const [i, customer] of created.entries()) {
        const read = await probe.customer('getCustomer', { params: { id: customer.id } }, 200);
        expect(read.body).toMatchObject({ ...bodies[i] });
      }
    });

    test('counts a name in characters, not in UTF-16 units', async () => {
      const name = '👩🏽‍🚀'.repeat(50);
      expect(await customers.create({ name })).toMatchObject({ name });
      const refusal = await probe.refusal(
        'createCustomer',
        { json: customers.body({ name: `${name}x` }) },
        'invalid-request',
      );
      expect(refusal.errors).toMatchObject([{ in: 'body', pointer: '/name', code: 'too-long' }]);
    });

    test('refuses an address in use, whatever its case, and names who has it', async () => {
      const first = await customers.create();
      const body = customers.body({ email: first.email.toUpperCase() });
      const refusal = await probe.refusal('createCustomer', { json: body }, 'email-taken');
      expect(refusal.conflictingId).toBe(first.id);
    });
  });

  describe('updateCustomer', () => {
    test('replaces every editable field, and makes the next version', async () => {
      const before = await customers.create({ phone: '+46 70 123 45 67', company: 'Old AB', notes: 'Old' });
      const fields = { name: `Renamed ${customers.marker}`, email: customers.email(), status: 'inactive' } as const;
      const request = { ...updateOf(before), json: fields };
      const saved = await probe.customer('updateCustomer', request, 200);
      expect(saved.headers.get('etag')).toBe('"2"');
      expect(Date.parse(saved.body.updatedAt)).toBeGreaterThanOrEqual(Date.parse(before.updatedAt));
      const { id, createdAt } = before;
      expect(saved.body).toEqual({ id, ...fields, createdAt, updatedAt: saved.body.updatedAt, version: 2 });
      expect((await probe.customer('getCustomer', { params: { id } }, 200)).body).toEqual(saved.body);
    });

    test('asks for If-Match', async () => {
      const customer = await customers.create();
      const request = { params: { id: customer.id }, json: editableFields(customer) };
      await probe.refusal('updateCustomer', request, 'version-required');
    });

    test('refuses a stale version and shows the current one', async () => {
      const first = await customers.create();
      const { body: second } = await probe.customer('updateCustomer', updateOf(first, { notes: 'Second' }), 200);
      const refusal = await probe.refusal('updateCustomer', updateOf(first, { notes: 'Lost?' }), 'version-conflict');
      expect(refusal.current).toEqual(second);
      expect((await probe.customer('getCustomer', { params: { id: first.id } }, 200)).body).toEqual(second);
    });

    test.each(['*', '3', '"1", "2"', '"one"'])('refuses If-Match: %s', async (ifMatch) => {
      const customer = await customers.create();
      const request = { ...updateOf(customer), headers: { 'if-match': ifMatch } };
      const refusal = await probe.refusal('updateCustomer', request, 'invalid-request');
      expect(refusal.errors).toMatchObject([{ in: 'header', pointer: '/if-match' }]);
    });

    test('frees the old address and takes the new one', async () => {
      const customer = await customers.create();
      const oldEmail = customer.email;
      const { body: moved } = await probe.customer(
        'updateCustomer',
        updateOf(customer, { email: customers.email() }),
        200,
      );
      await customers.create({ email: oldEmail });
      await probe.refusal('createCustomer', { json: customers.body({ email: moved.email }) }, 'email-taken');
      await probe.refusal('updateCustomer', updateOf(moved, { email: oldEmail }), 'email-taken');
    });

    test('lets the own address change its case', async () => {
      const customer = await customers.create();
      const email = customer.email.toUpperCase();
      const { body } = await probe.customer('updateCustomer', updateOf(customer, { email }), 200);
      expect(body.email).toBe(email);
      await probe.refusal('createCustomer', { json: customers.body({ email: customer.email }) }, 'email-taken');
    });

    test('knows no customer that does not exist', async () => {
      const request = { headers: { 'if-match': '"1"' }, json: customers.body({ status: 'lead' }) };
      await probe.refusal('updateCustomer', { ...request, params: { id: absentId } }, 'customer-not-found');
      await probe.refusal('updateCustomer', { ...request, params: { id: 'not-an-id' } }, 'customer-not-found');
    });
  });
}
