/**
 * Plausible invented customers for seeds, stories, demos and tests. Customer `index` of a seed is always the same, so a
 * longer sample begins with the shorter one.
 */
import type { CreateCustomerBody } from './customer.ts';
import { customerStatuses } from './customer-status.ts';
import { type SampleLocale, sampleLocales } from './sample-locales.ts';
import { fold } from './search-words.ts';

/** Reserved for documentation and tests (RFC 2606): a message sent by mistake reaches nobody. */
const domains = ['example.com', 'example.org', 'example.net', 'mail.test', 'kontor.test', 'buero.test'];

const notes = [
  'Prefers e-mail.',
  'Asks for invoices on paper.',
  'Rufen Sie bitte nur vormittags an.',
  '第一季度续约。',
  'Delivery through the back gate.\nRing twice.',
  'يفضل الاتصال مساءً.',
];

/** `count` customers, e-mail addresses unique among them. */
export function sampleCustomers(count: number, seed = 1): CreateCustomerBody[] {
  return Array.from({ length: count }, (_, index) => sampleCustomer(index, seed));
}

/** Customer number `index` (from 0) of a seed. */
export function sampleCustomer(index: number, seed = 1): CreateCustomerBody {
  const random = randomNumbers(seed, index);
  const one = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const digits = (pattern: string): string => pattern.replaceAll('#', () => String(1 + Math.floor(random() * 9)));

  const locale = one(sampleLocales);
  const person = drawNames(locale, one);
  const company = fill(one(locale.companies), person);
  const [place = '', postalCode = ''] = one(locale.cities).split(': ');
  const [city = '', region] = place.split(', ');
  const line1 = digits(one(locale.streets));
  const slug = [person.given.latin, person.family.latin].filter(Boolean).join('.');

  return {
    name: index % 200 === 77 ? longName(locale, person) : fill(one(locale.names), person),
    email: `${slug}${index + 1}@${one(domains)}`,
    ...(chance(0.85) && { phone: digits(one(locale.phones)) }),
    ...(chance(0.75) && { company }),
    ...(chance(0.8) && {
      address: {
        line1,
        ...(chance(0.1) && { line2: digits('2. OG / Box ##') }),
        city,
        ...(region !== undefined && { region }),
        postalCode: digits(postalCode),
        country: locale.country,
      },
    }),
    ...(chance(0.9) && { status: one(customerStatuses) }),
    ...(chance(0.2) && { notes: one(notes) }),
  };
}

interface SampleName {
  written: string;
  latin: string;
}

type Person = Record<'given' | 'middle' | 'family' | 'second', SampleName>;

interface NamePool {
  given: SampleName[];
  family: SampleName[];
}

const pools = new Map<SampleLocale, NamePool>();

/** Read once per country: a sample of 100,000 asks for them 100,000 times. */
function poolOf(locale: SampleLocale): NamePool {
  const known = pools.get(locale);
  if (known) return known;
  const pool = { given: locale.given.split(' ').map(nameOf), family: locale.family.split(' ').map(nameOf) };
  pools.set(locale, pool);
  return pool;
}

function drawNames(locale: SampleLocale, one: <T>(choices: readonly T[]) => T): Person {
  const pool = poolOf(locale);
  const given = one(pool.given);
  const family = one(pool.family);
  return {
    given,
    middle: one(pool.given.filter((name) => name !== given)),
    family,
    second: one(pool.family.filter((name) => name !== family)),
  };
}

function nameOf(entry: string): SampleName {
  const [written = '', latin = written] = entry.split('/');
  return { written, latin: fold(latin).replaceAll(/[^a-z]/g, '') };
}

function fill(template: string, { given, middle, family, second }: Person): string {
  const names: Record<string, string> = {
    '{g}': given.written,
    '{m}': middle.written,
    '{f}': family.written,
    '{h}': second.written,
  };
  return template.replaceAll(/\{[gmfh]\}/g, (slot) => names[slot] ?? slot);
}

/** Every given and family name of a country in one, near the limit: what breaks layouts. */
function longName(locale: SampleLocale, person: Person): string {
  const pool = poolOf(locale);
  const all = [person.given, ...pool.given, ...pool.family, person.family];
  return Array.from(all.map(({ written }) => written).join(' '))
    .slice(0, 190)
    .join('')
    .trim();
}

/** A stream of numbers in [0, 1) for one customer (mulberry32, public domain). */
function randomNumbers(seed: number, index: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
