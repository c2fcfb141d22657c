import { type Customer, etagOf } from '@customer-kit/contract';
import { describe, expect, test } from 'vitest';
import type { Answer, ApiProbe } from './api-probe.ts';
import { editableFields, updateOf } from './customer-fixtures.ts';
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

    test('create one e-mail address, 64 of them: one 201, 63 × 409, and it is found', async () => {
      const email = customers.email();
      const bodies = Array.from({ length: 64 }, () => customers.body({ email }));
      const answers = await Promise.all(bodies.map((json) => probe.call('createCustomer', { json })));
      expect(statusesOf(answers)).toEqual([201, ...Array.from({ length: 63 }, () => 409)]);
      const winner = customers.keep(answers.find(({ status }) => status === 201)?.body as Customer);
      for (const { status, problem, body } of answers) {
        if (status === 409)
          expect({ problem, body }).toMatchObject({ problem: 'email-taken', body: { conflictingId: winner.id } });
      }
      await settled(probe, async () => expect(idsOf((await probe.page({ email })).items)).toEqual([winner.id]));
    });

    test('create one address of letters with marks, in other case and composition: it is taken', async () => {
      const email = `Mu\u0308ller&Söhne.${customers.email().replace('example', 'Bu\u0308cher.example')}`;
      const winner = await customers.create({ email, phone: '\u202a(+49)\u00a089\u20131234\u202c' });
      expect(winner.phone).toBe('(+49) 89-1234');
      for (const again of [email.normalize('NFC').toUpperCase(), email.toLowerCase()]) {
        const answer = await probe.call('createCustomer', { json: customers.body({ email: again }) });
        expect(answer).toMatchObject({ problem: 'email-taken', body: { conflictingId: winner.id } });
        await settled(probe, async () =>
          expect(idsOf((await probe.page({ email: again })).items)).toEqual([winner.id]),
        );
      }
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

    test('200 edits of 8 clients: each that was answered 200 is in the history, none was lost', async () => {
      const shared = await customers.createAll(Array.from({ length: 4 }, () => customers.body({ notes: '.' })));
      const history = new Map(shared.map(({ id }) => [id, [] as string[]]));
      let left = 200;
      let conflicts = 0;
      const edit = async (client: number): Promise<void> => {
        for (; left > 0; left -= 1) {
          const { id } = shared[Math.floor(Math.random() * shared.length)] as Customer;
          const { body: read } = await probe.customer('getCustomer', { params: { id } }, 200);
          const mark = `${client}-${left}`;
          const answer = await probe.call('updateCustomer', updateOf(read, { notes: `${read.notes} ${mark}` }));
          expect([200, 412]).toContain(answer.status);
          if (answer.status === 200) history.get(id)?.push(`${(answer.body as Customer).version} ${mark}`);
          else conflicts += 1;
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, client) => edit(client)));
      expect(conflicts, 'clients met each other').toBeGreaterThan(0);
      for (const [id, saves] of history) {
        const { body } = await probe.customer('getCustomer', { params: { id } }, 200);
        const inOrder = saves.map((save) => save.split(' ')).toSorted(([a], [b]) => Number(a) - Number(b));
        expect(inOrder.map(([version]) => Number(version))).toEqual(inOrder.map((_, i) => i + 2));
        expect(body.notes?.split(' ').slice(1)).toEqual(inOrder.map(([, mark]) => mark));
        expect(body.version).toBe(1 + saves.length);
      }
    });

    test('restore one customer, 10 times over: one 200, one 412', async () => {
      for (let round = 0; round < 10; round += 1) {
        const deleted = await probe.deleted((await customers.create()).id);
        const restores = ['one', 'other'].map((notes) => probe.call('updateCustomer', updateOf(deleted, { notes })));
        expect(statusesOf(await Promise.all(restores)), `round ${round}`).toEqual([200, 412]);
      }
    });

    test('restore a customer and give its address to another: never both', async () => {
      for (let round = 0; round < 10; round += 1) {
        const deleted = await probe.deleted((await customers.create()).id);
        const answers = await Promise.all([
          probe.call('updateCustomer', updateOf(deleted)),
          probe.call('createCustomer', { json: customers.body({ email: deleted.email }) }),
        ]);
        const [restored, created] = answers;
        if (created?.status === 201) customers.keep(created.body as Customer);
        expect([
          [200, 409],
          [409, 201],
        ]).toContainEqual([restored?.status, created?.status]);
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
          [200, 410],
          [412, 200],
        ]).toContainEqual([deleted.status, saved.status]);
      }
    });
  });
}

function statusesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ status }) => status).toSorted((a, b) => a - b);
}
