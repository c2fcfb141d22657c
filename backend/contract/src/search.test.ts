import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byCodePoint } from './name-order.ts';
import { sampleCustomers } from './sample.ts';
import { isFoundBy, matchesWords, type SearchableFields, searchTokens, tokenLimit, tokenPartition } from './search.ts';
import { fold, leads, queryWords, words } from './search-words.ts';
import { characterCount } from './text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60, size: 'max' });
const people = sampleCustomers(2_000);
const person = fc.constantFrom(...people);

function finds(customer: SearchableFields, query: string): boolean {
  const found = queryWords(query);
  return found.length > 0 && matchesWords(searchTokens(customer), found);
}

/** The same words as people type them. */
const typings: Record<string, (value: string) => string> = {
  'as it is': (value) => value,
  'in capitals': (value) => value.toUpperCase(),
  'in small letters': (value) => value.toLowerCase(),
  decomposed: (value) => value.normalize('NFD'),
  composed: (value) => value.normalize('NFC'),
  'without accents': (value) => value.normalize('NFD').replaceAll(/\p{Script=Inherited}/gu, ''),
};

describe('a customer is found', () => {
  test.each(Object.entries(typings))('by the beginning of each word of name and company, %s', (_how, typed) => {
    fc.assert(
      fc.property(person, fc.nat(), fc.integer({ min: 2, max: 20 }), (customer, pick, length) => {
        const parts = `${customer.name} ${customer.company ?? ''}`.split(/[^\p{L}\p{M}\p{N}’'‌־]+/u).filter(Boolean);
        const part = parts[pick % parts.length] ?? '';
        const query = typed(Array.from(part).slice(0, length).join(''));
        fc.pre(queryWords(query).length > 0 && searchTokens(customer).length < tokenLimit);
        expect(finds(customer, query), `${query} in ${customer.name}, ${customer.company}`).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('by its phone number as written, as dialled from abroad and at home', () => {
    for (const customer of people.filter(({ phone }) => phone?.startsWith('+'))) {
      const phone = customer.phone ?? '';
      const [country = '', ...rest] = fold(phone).replace('(0)', '').split(/\D+/).filter(Boolean);
      const national = rest.join('');
      for (const query of [phone, `+${country}${national}`, `00${country} ${national}`, `0${national}`, national]) {
        expect(finds(customer, query), `${query} for ${phone}`).toBe(true);
      }
    }
  });

  test('by its e-mail address, whole or as far as it is typed', () => {
    fc.assert(
      fc.property(person, fc.nat(), (customer, length) => {
        const { email } = customer;
        const query = email.slice(0, 1 + (length % email.length));
        fc.pre(queryWords(query).length > 0);
        expect(finds(customer, query), `${query} of ${email}`).toBe(true);
        expect(finds(customer, email.toUpperCase())).toBe(true);
      }),
    );
  });

  test('by any part of a name in Han or kana', () => {
    const character = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x3041, max: 0x3096 }),
      fc.integer({ min: 0x30a1, max: 0x30fa }),
      fc.integer({ min: 0x20000, max: 0x2a6df }),
    );
    fc.assert(
      fc.property(fc.array(character, { minLength: 2, maxLength: 9 }), fc.nat(), fc.nat(), (codes, from, length) => {
        const start = from % codes.length;
        const part = codes.slice(start, start + 1 + (length % (codes.length - start)));
        const customer = { name: String.fromCodePoint(...codes), email: 'han@example.com' };
        expect(finds(customer, String.fromCodePoint(...part)), customer.name).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('by several words in any order, and not when one is missing', () => {
    const customer = { name: 'Zoë-Marie Ångström', email: 'zm@papper.example.com', company: 'Norrsken AB' };
    for (const query of ['zoe ang', 'ang zoe', 'Norr Ång', 'marie norrsken ab', 'zm papper', '  ÅNG\tzo ']) {
      expect(finds(customer, query), query).toBe(true);
    }
    for (const query of ['zoe ong', 'ngstrom', 'zoe com', 'oe']) expect(finds(customer, query), query).toBe(false);
  });

  test.each([
    ['Industrie 4.0', ['4.0', 'industrie 4.0', '4 0', '40', 'industrie 4']],
    ['Studio 54 7', ['54 7', '7 54', '54/7', '54']],
    ['1-800 Flowers', ['1-800', '1 (800)', '800', '1-800 flow']],
    ['Saison 2024/2025', ['2024/2025', '2024-2025', '2024/20', '2025', '2025 2024 saison']],
    ['24/7/365', ['24/7', '24/7/3', '24/7/365', '365']],
    ['(089) 12', ['(089) 12', '089 12', '89 12', '8912']],
  ])('by the numbers in its name: %s by %o', (name, queries) => {
    const phone = '+1 208 555 0155';
    for (const query of queries) {
      for (const customer of [{ name }, { name: 'Ek', company: `${name}!` }, { name: `Ek, ${name}`, phone }]) {
        const fields = { ...customer, email: 'x@example.com' };
        expect(finds(fields, query), query).toBe(true);
        expect(isFoundBy(fields, queryWords(query)), query).toBe(true);
      }
    }
  });

  test('by a phone number pasted with marks and dashes of any kind', () => {
    const customer = { name: 'Saison 2024–2025', email: 'x@example.com', phone: '+49 8912345' };
    for (const query of ['\u202a+49\u00a089\u20111234\u202c', '+49 89\u221212', '089–12345', '2024-2025']) {
      expect(finds(customer, query), query).toBe(true);
    }
  });

  test('by the groups at the end of a phone number that have four digits together, and by no fewer', () => {
    const customer = { name: 'A', email: 'x@example.com', phone: '+46 70 12 34' };
    expect(finds(customer, '1234')).toBe(true);
    expect(finds({ ...customer, phone: '+46 70 12 345' }, '345')).toBe(false);
    expect(finds({ ...customer, phone: '+46 70 123' }, '123')).toBe(false);
  });

  test('by the part of a company after its apostrophe', () => {
    expect(finds({ name: 'A', email: 'x@example.com', company: "Caffè dell'Angelo" }, 'angelo')).toBe(true);
  });

  test('by an address as far as it is typed, and not by one of another domain', () => {
    const customer = { name: 'A', email: 'zoe@papper.example.com' };
    for (const query of ['zoe@', 'zoe@pap', 'zoe@papper.', '@pap']) expect(finds(customer, query), query).toBe(true);
    for (const query of ['zoe@kart', '@kart']) expect(finds(customer, query), query).toBe(false);
  });

  test('by a phone number that has three digits in all', () => {
    expect(finds({ name: 'A', email: 'x@example.com', phone: '112' }, '112')).toBe(true);
  });

  test('by a number of two digits that begins with a zero', () => {
    expect(finds({ name: 'Gate 05', email: 'x@example.com' }, '05')).toBe(true);
  });

  test("by a phone number in groups of one's own, from the trunk zero or the sixth digit on", () => {
    for (const phone of ['0701234567', '+46 701234567', '+46 (0)70 123 45 67', '(070) 12 34 567']) {
      for (const query of ['070-1', '0701 2', '070 1234 567', '701 234', '70.12.34', '(070) 12345']) {
        expect(finds({ name: 'A', email: 'x@example.com', phone }, query), `${query} for ${phone}`).toBe(true);
      }
    }
  });

  test.each([
    ["O'Brien", ['obrien', "o'brien", 'o’bri', 'brien']],
    ['Müller-Lüdenscheidt', ['muller', 'lüden', 'LUDENSCHEIDT']],
    ['Straßer', ['strass', 'STRASSER', 'straß']],
    ['Łukasz Żółć', ['lukasz', 'zolc', 'ŁUK']],
    ['Işıl Iğdır', ['isil', 'IĞDIR', 'ışıl']],
    ['Οδυσσεύς', ['οδυσσευς', 'ΟΔΥΣΣΕΥΣ', 'οδυ']],
    ['فاطمة الجوهري', ['فاطمه', 'الجوهرى', 'فاط']],
    ['김민준', ['김', '김민', '기']],
    ['佐藤 健太', ['藤', '佐藤健太'.slice(0, 2), '健']],
  ])('%s by %o', (name, queries) => {
    for (const query of queries) {
      expect(queryWords(query).length, query).toBeGreaterThan(0);
      expect(finds({ name, email: 'x@example.com' }, query), query).toBe(true);
    }
  });
});

describe('tokens', () => {
  test('are folded, in code point order, within the limits, and none begins another', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, company) => {
        const tokens = searchTokens({ name, company, email: 'a.b@c.example.com', phone: '+46 70 1234' });
        expect(tokens).toEqual([...new Set(tokens)].toSorted(byCodePoint));
        expect(tokens.length).toBeLessThanOrEqual(tokenLimit);
        for (const token of tokens) expect(tokens.filter((longer) => longer.startsWith(token))).toEqual([token]);
        for (const token of tokens) {
          expect(characterCount(token)).toBeLessThanOrEqual(32);
          expect(words(token), 'a token is one folded word').toEqual([token]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('keep the name when there are too many', () => {
    const company = Array.from({ length: 100 }, (_, i) => `${i}company`).join(' ');
    const tokens = searchTokens({ name: 'Zoë Ångström', email: 'zoe@example.com', company });
    // As the API's README has it: two sets of them fit into one transaction.
    expect(tokens).toHaveLength(40);
    expect(tokens).toEqual(expect.arrayContaining(['zoe', 'angstrom']));
  });

  test.each(['ab', '𐌰𐌱'])('of long words have 32 characters, found by as many or more: %s…', (pair) => {
    const customer = { name: pair.repeat(20), email: 'x@y.example' };
    expect(searchTokens(customer)).toContain(pair.repeat(16));
    expect(finds(customer, pair.repeat(20))).toBe(true);
    expect(finds(customer, `${pair.repeat(15)}x`)).toBe(false);
  });

  test('that begin another find nothing more, and are left out', () => {
    const customer = { name: 'Fei Mackenzie', email: 'fei.mackenzie269@example.com', company: 'Mac & Fei' };
    expect(searchTokens(customer)).toEqual(['example', 'fei', 'mackenzie269']);
    for (const query of ['mac', 'mackenzie', 'mackenzie2', 'fei mackenzie']) expect(finds(customer, query)).toBe(true);
  });

  test('do not lose the name to a longer token that there is no room for', () => {
    const company = [...Array.from({ length: 40 }, (_, i) => `${i}company`), 'zoeline'].join(' ');
    expect(searchTokens({ name: 'Zoe', email: 'x@example.com', company })).toContain('zoe');
  });

  test('of an address leave out what everybody has', () => {
    expect(searchTokens({ name: 'A', email: 'zoe@papper.example.com' })).not.toContain('com');
  });
});

describe('queryWords', () => {
  test('has the most selective word in front, each once', () => {
    expect(queryWords('ek anders ek')).toEqual(['anders', 'ek']);
    expect(queryWords('b anders')).toEqual(['anders', 'b']);
    expect(queryWords('ab 田中')).toEqual(['田中', 'ab']);
  });

  test('leaves out words that begin another, which find the same', () => {
    expect(queryWords('an anders')).toEqual(['anders']);
    expect(queryWords('anders a ek an')).toEqual(['anders', 'ek']);
    expect(queryWords('田 田中')).toEqual(['田中']);
    fc.assert(
      fc.property(person, anyText, fc.nat(), (customer, other, length) => {
        const all = [...words(customer.name), ...words(other)];
        const query = [
          ...all,
          ...all.map((word) =>
            Array.from(word)
              .slice(0, 1 + (length % 5))
              .join(''),
          ),
        ].join(' ');
        const found = queryWords(query);
        fc.pre(found.length > 0);
        const tokens = searchTokens(customer);
        expect(matchesWords(tokens, found)).toBe(matchesWords(tokens, words(query)));
        for (const word of found) expect(found.filter((longer) => longer.startsWith(word))).toEqual([word]);
      }),
    );
  });

  test.each(['', ' ', 'a', 'a b', '?!', '🙂', '-', '@', '1'])('nothing can be looked up by "%s"', (query) => {
    expect(queryWords(query)).toEqual([]);
  });

  test('never throws, and leads with a word that a token partition can be found by', () => {
    fc.assert(
      fc.property(anyText, (query) => {
        const [lead] = queryWords(query);
        if (lead === undefined) return;
        expect(leads(lead)).toBe(true);
        expect(lead.startsWith(tokenPartition(lead))).toBe(true);
      }),
    );
  });
});

describe('isFoundBy', () => {
  const apostrophes = fc.constantFrom(
    '4.0',
    '٠٧٠-123 45',
    'x(0) 12/34/56',
    "O'Brien",
    "D’Άγγελος'Σ x",
    'ʼ田中 abcß',
    '＠Ǆ',
    '007 0x',
  );
  const text = fc.oneof(
    anyText,
    apostrophes,
    fc.array(apostrophes).map((parts) => parts.join('')),
  );
  const phone = fc.constantFrom('+49 (0)89 123 45', '007', '(0) 0', '+1 (415) 555-0100', '٠٧٠-123 45 67');
  const anybody: fc.Arbitrary<SearchableFields> = fc.oneof(
    person,
    fc.record(
      { name: text, email: fc.tuple(text, text).map((parts) => parts.join('@')), company: text, phone },
      { requiredKeys: ['name', 'email'] },
    ),
  );
  /** The beginning of a token, or the middle of one, which finds nobody. */
  const part = fc.record({ token: fc.nat(), start: fc.constantFrom(0, 0, 0, 1), length: fc.nat({ max: 33 }) });

  test('says of customer and words what the tokens say', () => {
    fc.assert(
      fc.property(anybody, anybody, fc.array(part, { maxLength: 3 }), (customer, other, parts) => {
        const tokens = searchTokens(customer);
        const candidates = [...tokens, ...tokens, ...tokens, ...searchTokens(other)];
        const query = parts.map(({ token, start, length }) =>
          Array.from(candidates[token % candidates.length] ?? '')
            .slice(start, start + length)
            .join(''),
        );
        expect(isFoundBy(customer, query)).toBe(matchesWords(tokens, query));
      }),
      { numRuns: 5_000 },
    );
  });
});
