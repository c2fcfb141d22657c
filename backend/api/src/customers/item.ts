/**
 * Key layout: which items a customer is made of. All of them change in one transaction.
 *
 *     pk                sk            item
 *     CUSTOMER#<id>     #             the customer; carries the keys of its indexes. Deleted, it stays here alone
 *     EMAIL#<emailKey>  #             guard: the address is taken, by `customerId`
 *     TOKEN#<start>     <token>#<id>  search token, one for each token that leads; carries the list row
 */
import {
  type Customer,
  type CustomerSummary,
  type DeletedCustomer,
  emailKey,
  leads,
  nameSortKey,
  type SearchableFields,
  searchTokens,
  summarize,
  tokenPartition,
} from '@customer-kit/contract';
import { summaryAttributes, table } from './table.ts';

/** Partition and sort key of an item. */
export type Key = { [table.partitionKey]: string; [table.sortKey]: string };
/** An item of the table, with plain values: see `toAttributes`. */
export type Item = Key & Record<string, unknown>;

const {
  'email-index': byEmail,
  'name-index': byName,
  'created-index': byCreation,
  'status-name-index': byStatus,
  'token-status-index': byTokenStatus,
} = table.indexes;

/** The partition of the name and creation indexes. A constant: README, "Limits", says how far it carries. */
export const everyCustomer = 'CUSTOMER';

/** The partition of the creation index that lists deleted customers, by the time of their deletion. */
export const everyDeleted = 'DELETED';

/**
 * Between sort key and id: a control character, because names hold none in their sort key. Anything that sorts after
 * the space would put "Ann Lee" before "Ann".
 */
const nameEnd = '\u001f';
const idLength = 36;

function key(partition: string, sort: string): Key {
  return { [table.partitionKey]: partition, [table.sortKey]: sort };
}

export function customerKey(id: string): Key {
  return key(`CUSTOMER#${id}`, '#');
}

export function guardKey(email: string): Key {
  return key(`EMAIL#${emailKey(email)}`, '#');
}

function tokenKey(token: string, id: string): Key {
  return key(tokenPartitionKey(token), `${token}#${id}`);
}

export function tokenPartitionKey(word: string): string {
  return `TOKEN#${tokenPartition(word)}`;
}

/** The partition of `token-status-index` for a word and a status. */
export function tokenStatusKey(word: string, status: string): string {
  return `${status}#${tokenPartition(word)}`;
}

/** The id at the end of every key that has one: of a customer, an index entry, a search token. */
export function idAtEnd(value: string): string {
  return value.slice(-idLength);
}

/** `requestHash` is of the request that created it, when that had an Idempotency-Key; it stays as long as the item. */
export function customerItem(customer: Customer, requestHash?: string): Item {
  const { id } = customer;
  return {
    ...ownAttributes(customer, requestHash),
    [byName.partitionKey]: everyCustomer,
    [byName.sortKey]: nameSortKey(customer.name) + nameEnd + id,
    [byCreation.sortKey]: `${customer.createdAt}#${id}`,
    [byStatus.partitionKey]: customer.status,
    [byEmail.partitionKey]: emailKey(customer.email),
    // Kept as written: should the rules for tokens change, the next save still finds the items of the old ones.
    tokens: searchTokens(customer).join(' '),
  };
}

/**
 * What a deleted customer leaves: all its fields, but no guard, no search tokens, and no index entry except in the list
 * of deleted customers. The deletion is its last save, so `updatedAt` says when it was.
 */
export function tombstoneItem(deleted: DeletedCustomer, requestHash?: string): Item {
  return {
    ...ownAttributes(deleted, requestHash),
    [byCreation.partitionKey]: everyDeleted,
    [byCreation.sortKey]: `${deleted.deletedAt}#${deleted.id}`,
    [table.timeToLive]: Date.parse(deleted.restorableUntil) / 1_000,
  };
}

function ownAttributes(customer: Customer, requestHash: string | undefined): Item {
  const { id, phone, address, notes } = customer;
  return { ...customerKey(id), ...listRow(customer), phone, address, notes, requestHash };
}

/** What keeps the customer's address from being taken twice. */
export function guardItem(customer: Customer): Item {
  return { ...guardKey(customer.email), customerId: customer.id };
}

/**
 * The search tokens of a customer. `lcp` is the number of characters a token has in common with the one before it, so
 * that of several tokens a word of n characters begins, exactly the first has `lcp` < n and only it is found.
 */
export function tokenItems(customer: Customer): Item[] {
  const tokens = searchTokens(customer);
  const row = { ...listRow(customer), phone: customer.phone };
  return tokens.flatMap((token, i) => {
    if (!leads(token)) return [];
    const lcp = commonCharacters(tokens[i - 1] ?? '', token);
    const status = { [byTokenStatus.partitionKey]: tokenStatusKey(token, customer.status) };
    return [{ ...tokenKey(token, customer.id), ...status, lcp, ...row }];
  });
}

/**
 * The condition that an item is the very one that was read. The version does not say so by itself: who erases a customer
 * frees its Idempotency-Key, under which another one begins with the same id at version 1.
 */
export function unchanged(item: Item) {
  const { version, updatedAt } = summaryAttributes;
  const compared = [version, updatedAt, 'requestHash'].filter((name) => item[name] !== undefined);
  return {
    ConditionExpression: compared.map((_, i) => `#${i} = :${i}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(compared.map((name, i) => [`#${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(compared.map((name, i) => [`:${i}`, item[name]])),
  };
}

/** The keys of the search tokens that a stored customer has; none once it is deleted. */
export function storedTokenKeys(item: Item): Key[] {
  const tokens = ((item.tokens ?? '') as string).split(' ').filter(leads);
  return tokens.map((token) => tokenKey(token, idAtEnd(item.pk)));
}

/** The fields by which the customer of a search token is found. */
export function searchedFields(row: Item): SearchableFields {
  const { name, email, company } = summaryOf(row, row.sk);
  return { name, email, company, phone: row.phone as string | undefined };
}

function commonCharacters(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const end = left.findIndex((character, i) => character !== right[i]);
  return end === -1 ? left.length : end;
}

const summaryFields = Object.entries(summaryAttributes);
const times: ReadonlySet<string> = new Set(['createdAt', 'updatedAt']);

/** Attributes that index entries and search tokens have in common with the customer. Times are in milliseconds. */
function listRow(customer: Customer): Record<string, unknown> {
  const summary: Record<string, unknown> = summarize(customer);
  const row: Record<string, unknown> = {};
  for (const [field, attribute] of summaryFields) {
    row[attribute] = times.has(field) ? Date.parse(summary[field] as string) : summary[field];
  }
  return row;
}

/** The list row of an index entry, a search token or a customer, found by the key that ends with the id. */
export function summaryOf(item: Item, keyWithId: string): CustomerSummary {
  const summary: Record<string, unknown> = { id: idAtEnd(keyWithId) };
  for (const [field, attribute] of summaryFields) {
    const value = item[attribute];
    if (value !== undefined) summary[field] = times.has(field) ? isoTime(value) : value;
  }
  return summary as unknown as CustomerSummary;
}

/** The customer of its item. Trusts it: nothing but this module's items is ever written. */
export function customerOf(item: Item): Customer {
  const { createdAt, updatedAt, version, ...row } = summaryOf(item, item.pk);
  const { phone, address, notes } = item;
  return { ...row, ...present({ phone, address, notes }), createdAt, updatedAt, version };
}

/** True for the item of a deleted customer. */
export function isTombstone(item: Item): boolean {
  return item[table.timeToLive] !== undefined;
}

/** True when a deleted customer's time is over: it counts as gone, though DynamoDB may take days to remove it. */
export function isExpired(item: Item, now: number): boolean {
  return isTombstone(item) && (item[table.timeToLive] as number) <= secondsOf(now);
}

/** Milliseconds since 1970 in the unit of `ttl`. */
export function secondsOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}

/** The list row of a deleted customer, from its entry in the list of deleted ones. */
export function deletedSummaryOf(row: Item, keyWithId: string): CustomerSummary {
  const summary = summaryOf(row, keyWithId);
  return { ...summary, ...deletionOf(row, summary) };
}

export function deletedCustomerOf(item: Item): DeletedCustomer {
  const customer = customerOf(item);
  return { ...customer, ...deletionOf(item, customer) };
}

function deletionOf(item: Item, { updatedAt }: Pick<Customer, 'updatedAt'>) {
  return { deletedAt: updatedAt, restorableUntil: isoTime((item[table.timeToLive] as number) * 1_000) };
}

export function requestHashOf(item: Item): string | undefined {
  return item.requestHash as string | undefined;
}

function isoTime(milliseconds: unknown): string {
  return new Date(milliseconds as number).toISOString();
}

function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
