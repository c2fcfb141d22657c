/**
 * What must hold between the items of a table, checked from each of its items: a living customer has its guard, its
 * search tokens and the list row its fields say; a deleted one has none of the first two and still has time; a guard and
 * a token have a living customer that they are of. Indexes hold what DynamoDB copies from these items, so they are right
 * when the items are.
 */
import { isDeepStrictEqual } from 'node:util';
import { customer as customerSchema, deletedCustomer, validate } from '@customer-kit/contract';
import {
  customerItem,
  customerKey,
  customerOf,
  deletedCustomerOf,
  guardItem,
  type Item,
  idAtEnd,
  isExpired,
  isTombstone,
  type Key,
  requestHashOf,
  tokenItems,
  tombstoneItem,
} from './item.ts';

export type FaultKind =
  | 'customer-without-guard'
  | 'guard-without-customer'
  | 'missing-token'
  | 'stale-token'
  | 'stray-token'
  /** What index entries are copied from is not what the customer's fields say. */
  | 'stale-customer'
  | 'expired-tombstone'
  /** A customer that breaks the contract, or is none at all. Needs a person. */
  | 'unreadable-item';

export interface BrokenInvariant {
  kind: FaultKind;
  key: Key;
  detail: string;
  /** The item that belongs there, null for none, undefined when a person must decide. */
  shouldBe: Item | null | undefined;
}

/** Finds an item that was read together with the one that is checked. */
export type Lookup = (key: Key) => Item | undefined;

type ItemKind = 'customer' | 'guard' | 'token';

function kindOf({ pk, sk }: Key): ItemKind | undefined {
  if (pk.startsWith('CUSTOMER#') && sk === '#') return 'customer';
  if (pk.startsWith('EMAIL#') && sk === '#') return 'guard';
  return pk.startsWith('TOKEN#') ? 'token' : undefined;
}

/** The customer that an item is, or is of. */
export function ownerKey(item: Item): Key {
  switch (kindOf(item)) {
    case 'guard':
      return customerKey(String(item.customerId));
    case 'token':
      return customerKey(idAtEnd(item.sk));
    default:
      return { pk: item.pk, sk: item.sk };
  }
}

/** Keys of the items that `brokenInvariants` looks up for an item; 41 at most. */
export function relatedKeys(item: Item): Key[] {
  const kind = kindOf(item);
  if (kind === 'guard' || kind === 'token') return [ownerKey(item)];
  return kind === 'customer' && isReadable(item) && !isTombstone(item) ? companionsOf(item).map(keyOf) : [];
}

export function brokenInvariants(item: Item, lookup: Lookup, now: number): BrokenInvariant[] {
  switch (kindOf(item)) {
    case 'customer':
      return isReadable(item) ? faultsOfCustomer(item, lookup, now) : [unreadable(item)];
    case 'guard':
      return isCompanion(item, lookup)
        ? []
        : [fault('guard-without-customer', item, 'It blocks an address that no customer has.', null)];
    case 'token':
      return isCompanion(item, lookup)
        ? []
        : [fault('stray-token', item, 'It finds a customer by a word that the customer has not, or no longer.', null)];
    default:
      return [unreadable(item)];
  }
}

function faultsOfCustomer(item: Item, lookup: Lookup, now: number): BrokenInvariant[] {
  if (isExpired(item, now)) {
    return [fault('expired-tombstone', item, 'Its time is over. DynamoDB removes it within days.', null)];
  }
  const expected = isTombstone(item)
    ? tombstoneItem(deletedCustomerOf(item), requestHashOf(item))
    : customerItem(customerOf(item), requestHashOf(item));
  const wrong = differences(item, expected);
  const own =
    wrong.length > 0 ? [fault('stale-customer', item, `Not as its fields say: ${wrong.join(', ')}.`, expected)] : [];
  if (isTombstone(item)) return own;
  const [guard, ...tokens] = companionsOf(item);
  return [...own, ...faultsOfGuard(guard, lookup), ...tokens.flatMap((token) => faultsOfToken(token, lookup))];
}

function faultsOfGuard(guard: Item, lookup: Lookup): BrokenInvariant[] {
  const stored = lookup(guard);
  if (!stored) return [fault('customer-without-guard', guard, 'The address can be taken a second time.', guard)];
  if (stored.customerId === guard.customerId) return [];
  const detail = `It names customer ${String(stored.customerId)}, but ${String(guard.customerId)} has the address, too.`;
  return [fault('customer-without-guard', guard, detail, undefined)];
}

function faultsOfToken(token: Item, lookup: Lookup): BrokenInvariant[] {
  const stored = lookup(token);
  if (!stored) return [fault('missing-token', token, 'A search for it does not find the customer.', token)];
  const wrong = differences(stored, token);
  return wrong.length > 0 ? [fault('stale-token', token, `Not as in the customer: ${wrong.join(', ')}.`, token)] : [];
}

/** The guard first, then the tokens. */
function companionsOf(item: Item): [Item, ...Item[]] {
  const customer = customerOf(item);
  return [guardItem(customer), ...tokenItems(customer)];
}

/** True when the guard or token is one that its customer has. What it carries is checked from the customer. */
function isCompanion(item: Item, lookup: Lookup): boolean {
  const owner = lookup(ownerKey(item));
  if (!owner) return false;
  // An unreadable customer is a fault of its own; nothing of it is taken away.
  if (!isReadable(owner)) return true;
  return !isTombstone(owner) && companionsOf(owner).some(({ pk, sk }) => pk === item.pk && sk === item.sk);
}

function isReadable(item: Item): boolean {
  try {
    return isTombstone(item)
      ? validate(deletedCustomer, deletedCustomerOf(item), 'body').ok
      : validate(customerSchema, customerOf(item), 'body').ok;
  } catch {
    return false; // A time that is none.
  }
}

function unreadable(item: Item): BrokenInvariant {
  return fault('unreadable-item', item, 'It is no customer by the contract, no guard and no search token.', undefined);
}

function fault(kind: FaultKind, key: Key, detail: string, shouldBe: Item | null | undefined): BrokenInvariant {
  return { kind, key: keyOf(key), detail, shouldBe };
}

function keyOf({ pk, sk }: Key): Key {
  return { pk, sk };
}

/** Names of the attributes in which two items differ. */
function differences(stored: Item, expected: Item): string[] {
  const names = new Set([...Object.keys(stored), ...Object.keys(expected)]);
  return [...names].filter((name) => !isDeepStrictEqual(stored[name], expected[name]));
}
