import { etagOf, summarize } from '@customer-kit/contract';
import { describe, expect, test } from 'vitest';
import type { ApiProbe, ProbeRequest } from './api-probe.ts';
import { absentId } from './customer-fixtures.ts';
import type { RunCustomers } from './run-customers.ts';

export function describeReading(probe: ApiProbe, customers: RunCustomers): void {
  describe('getCustomer', () => {
    test('answers the version and lets nobody keep it: the browser may be one that others use, too', async () => {
      const { id, version } = await customers.create();
      const answer = await probe.customer('getCustomer', { params: { id } }, 200);
      expect(answer.headers.get('etag')).toBe(etagOf(version));
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });

    test.each(['"1"', 'W/"1"', '"7", "1"', '*'])('answers 304 to If-None-Match: %s', async (header) => {
      const { id } = await customers.create();
      const answer = await probe.call('getCustomer', { params: { id }, headers: { 'if-none-match': header } });
      expect(answer.status).toBe(304);
      expect(answer.headers.get('etag')).toBe('"1"');
    });

    test('answers the whole customer when another version is known', async () => {
      const { id } = await customers.create();
      await probe.customer('getCustomer', { params: { id }, headers: { 'if-none-match': '"2"' } }, 200);
    });

    test.each([absentId, 'not-an-id', 'not an id', '%', '🙂'])('knows no customer %s', async (id) => {
      await probe.refusal('getCustomer', { params: { id } }, 'customer-not-found');
    });
  });

  describe('getCustomers', () => {
    test('finds one by the whole address in any case, and nobody by another', async () => {
      const customer = await customers.create();
      const email = customer.email.toUpperCase();
      expect(await probe.page({ email })).toEqual({ items: [summarize(customer)], nextCursor: null });
      expect(await probe.page({ email: customers.email() })).toEqual({ items: [], nextCursor: null });
    });

    test('is not kept by caches, because it changes with every write', async () => {
      const answer = await probe.call('getCustomers', { query: { limit: '1' } });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });

    const refused: [reason: string, query: NonNullable<ProbeRequest['query']>, pointers: string[]][] = [
      ['a limit of 0', { limit: '0' }, ['/limit']],
      ['a limit of 101', { limit: '101' }, ['/limit']],
      ['a limit that is no number', { limit: 'many' }, ['/limit']],
      ['a limit with a fraction', { limit: '2.5' }, ['/limit']],
      ['an empty limit', { limit: '' }, ['/limit']],
      ['an unknown sort', { sort: 'email' }, ['/sort']],
      ['an unknown parameter', { lmit: '5' }, ['/lmit']],
      [
        'a repeated parameter',
        [
          ['limit', '5'],
          ['limit', '6'],
        ],
        ['/limit'],
      ],
      ['a search with sort', { q: 'anna', sort: 'name' }, ['/sort']],
      ['a search with email', { q: 'anna', email: 'a@example.com' }, ['/email']],
      ['an unknown status', { status: 'gone' }, ['/status']],
      ['an address with status', { email: 'a@example.com', status: 'lead' }, ['/status']],
      ['deleted=false', { deleted: 'false' }, ['/deleted']],
      ['an empty deleted', { deleted: '' }, ['/deleted']],
      ['deleted ones with sort', { deleted: 'true', sort: 'name' }, ['/sort']],
      ['deleted ones with a search', { deleted: 'true', q: 'anna' }, ['/q']],
      ['deleted ones with an address', { deleted: 'true', email: 'a@example.com' }, ['/email']],
      ['deleted ones with a status', { deleted: 'true', status: 'lead' }, ['/status']],
      ['a search for one letter', { q: 'a' }, ['/q']],
      ['a search for nothing', { q: ' ' }, ['/q']],
      ['a search for punctuation', { q: '?!' }, ['/q']],
      ['a search of 201 characters', { q: 'a'.repeat(201) }, ['/q']],
      ['an empty cursor', { cursor: '' }, ['/cursor']],
      ['several faults at once', { limit: '0', sort: 'size', x: '1' }, ['/limit', '/sort', '/x']],
    ];
    test.each(refused)('refuses %s', async (_reason, query, pointers) => {
      const refusal = await probe.refusal('getCustomers', { query }, 'invalid-request');
      expect(refusal.errors?.map((error) => error.pointer).toSorted()).toEqual(pointers);
      expect(refusal.errors?.every((error) => error.in === 'query')).toBe(true);
    });
  });
}
