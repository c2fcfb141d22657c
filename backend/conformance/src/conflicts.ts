import { type Customer, etagOf } from '@customer-kit/contract';
import { describe, expect, test } from 'vitest';
import type { Answer, ApiProbe } from './api-probe.ts';
import { editableFields } from './customer-fixtures.ts';
import type { RunCustomers } from './run-customers.ts';
import { settled } from './settled.ts';
import { idsOf, walk } from './walk.ts';

export function describeConflicts(probe: ApiProbe, customers: RunCustomers): void {
  describe('two clients at once', () => {
    test('create one e-mail address, 50 times over: one 201, one 409', async () => {
      const winners: string[] = [];
      for (let round = 0; round < 50; round += 1) {
        const email = customers.email();
        const bodies = [customers.body({ email }), customers.body({ email: email.toUpperCase() })];
        const answers = await Promise.all(bodies.map((json) => probe.call('createCustomer', { json })));
        const created = answers
          .filter(({ status }) => status === 201)
          .map(({ body }) => customers.keep(body as Customer));
        expect(statusesOf(answers), `round ${round}`).toEqual([201, 409]);
        winners.push(...idsOf(created));
      }
      await settled(probe, async () => {
        const listed = idsOf((await walk(probe, { q: customers.marker })).items);
        expect(listed).toEqual(expect.arrayContaining(winners));
      });
    });

    test('save one version, 20 times over: one 200, one 412', async () => {
      let current = await customers.create();
      for (let round = 0; round < 20; round += 1) {
        const saves = ['one', 'other'].map((notes) =>
          probe.call('updateCustomer', {
            params: { id: current.id },
            headers: { 'if-match': etagOf(current.version) },
            json: { ...editableFields(current), notes: `${notes} ${round}` },
          }),
        );
        const answers = await Promise.all(saves);
        expect(statusesOf(answers), `round ${round}`).toEqual([200, 412]);
        const { body } = await probe.customer('getCustomer', { params: { id: current.id } }, 200);
        expect(body).toEqual(answers.find(({ status }) => status === 200)?.body);
        current = body;
      }
      expect(current.version).toBe(21);
    });

    test('move to one address: one 200, one 409', async () => {
      for (let round = 0; round < 10; round += 1) {
        const pair = await customers.createAll([customers.body(), customers.body()]);
        const email = customers.email();
        const answers = await Promise.all(
          pair.map((customer) =>
            probe.call('updateCustomer', {
              params: { id: customer.id },
              headers: { 'if-match': etagOf(customer.version) },
              json: { ...editableFields(customer), email },
            }),
          ),
        );
        expect(statusesOf(answers), `round ${round}`).toEqual([200, 409]);
      }
    });

    test('delete and save one version: never both', async () => {
      for (let round = 0; round < 10; round += 1) {
        const customer = await customers.create();
        const request = { params: { id: customer.id }, headers: { 'if-match': etagOf(customer.version) } };
        const [deleted, saved] = await Promise.all([
          probe.call('deleteCustomer', request),
          probe.call('updateCustomer', { ...request, json: { ...editableFields(customer), notes: 'Saved' } }),
        ]);
        expect([
          [204, 404],
          [412, 200],
        ]).toContainEqual([deleted.status, saved.status]);
      }
    });
  });
}

function statusesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ status }) => status).toSorted((a, b) => a - b);
}
