import { byCodePoint, type Customer, etagOf, queryWords, searchTokens, summarize } from '@customer-kit/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiProbe } from './api-probe.ts';
import { editableFields } from './customer-fixtures.ts';
import { type RunCustomers, randomLetters } from './run-customers.ts';
import { settled } from './settled.ts';
import { idsOf, walk } from './walk.ts';

export function describeSearching(probe: ApiProbe, customers: RunCustomers): void {
  /** A rare surname with accents, found without them: Ö…ström. */
  const rare = randomLetters(6);
  const digits = String(crypto.getRandomValues(new Uint32Array(1))[0])
    .padStart(10, '7')
    .slice(-7);
  const han = Array.from(crypto.getRandomValues(new Uint16Array(4)), (n) =>
    String.fromCodePoint(0x4e00 + (n % 20_000)),
  ).join('');

  describe('search', () => {
    let person: Customer;
    let chinese: Customer;

    beforeAll(async () => {
      person = await customers.create({
        name: `Zoë-Marie Ös${rare}ström`,
        company: `Norrsken ${customers.marker} Papper`,
        phone: `+46 (0)70 ${digits}`,
      });
      chinese = await customers.create({ name: `王${han}`, company: 'ナガサキ製作所' });
    }, 60_000);

    const expectFound = (q: string, customer: Customer) => expectInSearch(probe, q, customer);
    const expectNotFound = (q: string, { id }: Customer) => expectNotInSearch(probe, q, id);

    test('finds the beginning of a surname in any case, with accents or without', async () => {
      for (const q of [`Ös${rare}`, `ös${rare}str`, `os${rare}`, `OS${rare.toUpperCase()}STROM`])
        await expectFound(q, person);
      await expectFound(`Ös${rare}ström`.normalize('NFD'), person);
      await expectNotFound(`${rare}ström`, person);
    });

    test('finds a customer that has every word, in any order', async () => {
      await expectFound(`zoe os${rare}`, person);
      await expectFound(`os${rare}strom mar`, person);
      await expectFound(`papper ${customers.marker} marie`, person);
      await expectNotFound(`os${rare} ${customers.marker}zzz`, person);
    });

    test('finds an e-mail address, whole or as far as it is typed', async () => {
      await expectFound(person.email, person);
      await expectFound(person.email.toUpperCase(), person);
      await expectFound(person.email.slice(0, person.email.indexOf('@') + 4), person);
      await expectFound(person.email.slice(0, person.email.indexOf('@') - 1), person);
    });

    test('finds a phone number as it is dialled at home and from abroad', async () => {
      for (const q of [`+46 (0)70 ${digits}`, `+4670${digits}`, `070 ${digits}`, digits]) {
        await expectFound(q, person);
      }
    });

    test('finds the numbers in a name, which may look like those of a phone', async () => {
      const studio = await customers.create({ name: `Studio 54 7 ${customers.marker}`, company: `1-800 ${rare}` });
      const season = await customers.create({ name: 'Industrie 4.0', company: `Saison 2024/${digits}` });
      for (const q of ['54 7', '1-800', '7 54', '1-800 studio']) await expectFound(q, studio);
      for (const q of ['4.0', 'industrie 4.0', `2024/${digits}`, digits]) await expectFound(q, season);
    });

    test('finds any part of a Chinese name', async () => {
      const characters = Array.from(han);
      await expectFound(han, chinese);
      await expectFound(`王${han}`, chinese);
      await expectFound(characters.slice(1, 3).join(''), chinese);
      await expectFound(characters.slice(2).join(''), chinese);
      await expectFound(`${characters[3] ?? ''} ナガサキ`, chinese);
    });

    test('answers an empty page when nobody matches', async () => {
      expect(await probe.page({ q: `${randomLetters(14)} ${randomLetters(9)}` })).toEqual({
        items: [],
        nextCursor: null,
      });
    });

    test('shows each customer once across pages, however many of its words match, in the order of the words', async () => {
      const word = randomLetters(10);
      const bodies = Array.from({ length: 17 }, (_, i) => ({
        name: `${word}${'abc'[i % 3] ?? ''} ${word}son ${word}`,
        email: `${word}.${i}.${word}x@${word}.example.com`,
        company: `${word} ${word}${i}`,
      }));
      const created = await customers.createAll(bodies);
      const [lead = ''] = queryWords(word);
      const ordered = created
        .map((customer) => ({
          id: customer.id,
          token: searchTokens(customer).find((token) => token.startsWith(lead)) ?? '',
        }))
        .toSorted((a, b) => byCodePoint(a.token, b.token) || byCodePoint(a.id, b.id));
      await settled(probe, async () => {
        for (const limit of [1, 4, 17, 100]) {
          const { items } = await walk(probe, { q: word }, limit);
          expect(idsOf(items), `limit ${limit}`).toEqual(idsOf(ordered));
        }
      });
    });

    test('goes on only by a cursor of the same words', async () => {
      const word = randomLetters(10);
      await customers.createAll([1, 2, 3].map((n) => customers.body({ name: `${word} ${n}` })));
      const { nextCursor } = await probe.page({ q: word, limit: '1' });
      if (nextCursor === null) throw new Error('Three customers match, so there is a second page.');
      expect((await probe.page({ q: word, limit: '1', cursor: nextCursor })).items).toHaveLength(1);
      const cut = word.slice(0, -1);
      const sameWords = { q: `${cut} ${word}`, limit: '1', cursor: nextCursor };
      expect((await probe.page(sameWords)).items, 'a word that begins another adds nothing').toHaveLength(1);
      for (const query of [
        { q: cut, cursor: nextCursor },
        { q: word, status: 'lead', cursor: nextCursor },
        { sort: 'name', cursor: nextCursor },
      ]) {
        await probe.refusal('getCustomers', { query }, 'invalid-cursor');
      }
    });

    test('follows every write', async () => {
      const [before, after] = [randomLetters(11), randomLetters(11)];
      const first = await customers.create({ name: before });
      await expectFound(before, first);
      const { body: second } = await probe.customer(
        'updateCustomer',
        {
          params: { id: first.id },
          headers: { 'if-match': etagOf(first.version) },
          json: { ...editableFields(first), name: after, status: 'active' },
        },
        200,
      );
      await expectFound(after, second);
      await expectNotFound(before, second);
      expect(await probe.page({ email: second.email })).toMatchObject({ items: [summarize(second)] });
      await probe.call('deleteCustomer', { params: { id: first.id } });
      await expectNotFound(after, second);
      await settled(probe, async () => expect((await probe.page({ email: second.email })).items).toEqual([]));
    });
  });
}

async function expectInSearch(probe: ApiProbe, q: string, customer: Customer): Promise<void> {
  await settled(probe, async () => {
    const { items } = await walk(probe, { q });
    expect(
      items.filter(({ id }) => id === customer.id),
      q,
    ).toEqual([summarize(customer)]);
  });
}

async function expectNotInSearch(probe: ApiProbe, q: string, id: string): Promise<void> {
  await settled(probe, async () => {
    expect(idsOf((await walk(probe, { q })).items), q).not.toContain(id);
  });
}
