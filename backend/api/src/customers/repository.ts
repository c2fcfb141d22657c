/**
 * Reads and writes of one customer. Reads are strongly consistent, so that a client reads its own write. Every write is
 * one transaction over the customer, its e-mail guard and its search tokens, with the condition that the customer is
 * still the one that was read: of two writers of one version, or of one new address, one wins and the other is told what
 * is there.
 */
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  type Customer,
  type DeletedCustomer,
  emailKey,
  type OperationRequest,
  type UpdateCustomerBody,
} from '@customer-kit/contract';
import { env } from '../http/env.ts';
import {
  CustomerDeleted,
  CustomerNotFound,
  EmailTaken,
  IdempotencyMismatch,
  VersionConflict,
} from '../http/failures.ts';
import { fromAttributes, toAttributes } from './attribute-values.ts';
import { idempotentCustomerId, newCustomerId } from './customer-id.ts';
import { answered, database, tableName } from './database.ts';
import {
  customerItem,
  customerKey,
  customerOf,
  deletedCustomerOf,
  guardItem,
  guardKey,
  type Item,
  isExpired,
  isTombstone,
  type Key,
  requestHashOf,
  secondsOf,
  storedTokenKeys,
  tokenItems,
  tombstoneItem,
  unchanged,
} from './item.ts';
import { requestHash } from './request-hash.ts';
import { table } from './table.ts';
import { commit, type Write } from './transaction.ts';

type NewCustomer = OperationRequest<'createCustomer'>['body'];

/** Who asks, and the key under which a repeated request is known as the same. */
export interface Idempotency {
  caller: string;
  key: string;
}

/** Throws CustomerNotFound, CustomerDeleted. */
export async function readCustomer(id: string): Promise<Customer> {
  const stored = await readItem(id);
  if (isTombstone(stored)) throw new CustomerDeleted(deletedCustomerOf(stored));
  return customerOf(stored);
}

/**
 * Throws EmailTaken. Writes at most 42 items: the customer, the guard, 40 search tokens. With a key the id follows from
 * it: a request that was done already writes nothing and resolves with what it made, whatever became of that since;
 * another request under the same key throws IdempotencyMismatch.
 */
export async function createCustomer(fields: NewCustomer, idempotency?: Idempotency): Promise<Customer> {
  const id = idempotency ? idempotentCustomerId(idempotency.caller, idempotency.key) : newCustomerId();
  const hash = idempotency && requestHash(fields);
  const customer = firstVersion(id, fields, new Date().toISOString());
  try {
    await commit([
      {
        item: {
          Put: { TableName: tableName, Item: toAttributes(customerItem(customer, hash)), ...ifAbsentOrExpired() },
        },
        refused: (earlier) => earlier && new AlreadyCreated(earlier),
      },
      takeEmail(customer),
      ...tokenItems(customer).map(put),
    ]);
    return customer;
  } catch (error) {
    if (!(error instanceof AlreadyCreated)) throw error;
    if (requestHashOf(error.item) !== hash) throw new IdempotencyMismatch();
    return firstVersion(id, fields, customerOf(error.item).createdAt);
  }
}

/** Caught where it is thrown for: the request is done, which is no failure. */
class AlreadyCreated extends Error {
  readonly item: Item;

  constructor(item: Item) {
    super('A request with this Idempotency-Key was done before.');
    this.item = item;
  }
}

function firstVersion(id: string, fields: NewCustomer, createdAt: string): Customer {
  return { id, ...fields, createdAt, updatedAt: createdAt, version: 1 };
}

/**
 * Replaces `version` of a customer; saving what is there already is a save, too. Of a deleted one, the version of its
 * deletion restores it. Throws CustomerNotFound, CustomerDeleted, VersionConflict, EmailTaken. Writes at most 83 items,
 * 100 being DynamoDB's limit: the customer, two guards, 40 search tokens that come or carry the new list row, 40 that go.
 */
export async function replaceCustomer(id: string, version: number, fields: UpdateCustomerBody): Promise<Customer> {
  const stored = await readItem(id);
  const before = customerOf(stored);
  if (before.version !== version) throw conflict(id, stored);

  const updatedAt = new Date().toISOString();
  const after: Customer = { id, ...fields, createdAt: before.createdAt, updatedAt, version: version + 1 };
  const tokens = tokenItems(after);
  const kept = new Set(tokens.map(({ sk }) => sk));
  const item = customerItem(after, requestHashOf(stored));
  await commit([
    {
      item: { Put: { TableName: tableName, Item: toAttributes(item), ...ifUnchanged(stored) } },
      refused: (current) => conflict(id, current),
    },
    ...guardWrites(stored, after),
    ...tokens.map(put),
    ...storedTokenKeys(stored)
      .filter(({ sk }) => !kept.has(sk))
      .map(remove),
  ]);
  return after;
}

/** A deleted customer has no guard; another keeps its own unless its address changes. */
function guardWrites(stored: Item, after: Customer): Write[] {
  if (isTombstone(stored)) return [takeEmail(after)];
  const { email } = customerOf(stored);
  return emailKey(email) === emailKey(after.email) ? [] : [takeEmail(after), remove(guardKey(email))];
}

/**
 * Deletes a customer so that it can be restored; resolves with what is left, or with undefined where nothing is kept:
 * then the customer is erased. Without a version deletes whichever there is. Throws CustomerNotFound, CustomerDeleted,
 * VersionConflict.
 */
export async function removeCustomer(id: string, version?: number): Promise<DeletedCustomer | undefined> {
  if (env.retentionDays === 0) return eraseCustomer(id, version);
  return writeUpon(id, version, (stored) => {
    if (isTombstone(stored)) throw new CustomerDeleted(deletedCustomerOf(stored));
    const deleted = deletion(customerOf(stored), Date.now());
    const item = tombstoneItem(deleted, requestHashOf(stored));
    const writes = [
      {
        item: { Put: { TableName: tableName, Item: toAttributes(item), ...ifUnchanged(stored) } },
        refused: (current: Item | undefined) => conflict(id, current),
      },
      remove(guardKey(deleted.email)),
      ...storedTokenKeys(stored).map(remove),
    ];
    return { writes, result: deleted };
  });
}

/** Erases every item of a customer, deleted before or not. Throws CustomerNotFound, CustomerDeleted, VersionConflict. */
export async function eraseCustomer(id: string, version?: number): Promise<undefined> {
  return writeUpon(id, version, (stored) => {
    const { email } = customerOf(stored);
    const writes = [
      {
        item: { Delete: { TableName: tableName, Key: toAttributes(customerKey(id)), ...ifUnchanged(stored) } },
        refused: (current: Item | undefined) => conflict(id, current),
      },
      // The address of a deleted customer may be another's by now.
      ...(isTombstone(stored) ? [] : [remove(guardKey(email))]),
      ...storedTokenKeys(stored).map(remove),
    ];
    return { writes, result: undefined };
  });
}

/** Writes upon the item that is stored, or throws what `plan` throws. Without a version it means whichever there is. */
async function writeUpon<T>(
  id: string,
  version: number | undefined,
  plan: (stored: Item) => { writes: Write[]; result: T },
): Promise<T> {
  for (;;) {
    const stored = await readItem(id);
    if (version !== undefined && customerOf(stored).version !== version) throw conflict(id, stored);
    const { writes, result } = plan(stored);
    try {
      await commit(writes);
      return result;
    } catch (error) {
      // Saved in between: what is there now has other tokens. Each turn needs a save of somebody else.
      const overtaken = error instanceof VersionConflict || error instanceof CustomerDeleted;
      if (version !== undefined || !overtaken) throw error;
    }
  }
}

/** The deletion as a save of its own. It can be restored until a full second, the unit DynamoDB counts in. */
function deletion(customer: Customer, now: number): DeletedCustomer {
  const deletedAt = new Date(now).toISOString();
  const until = Math.ceil(now / 1_000) + env.retentionDays * 24 * 60 * 60;
  return {
    ...customer,
    updatedAt: deletedAt,
    version: customer.version + 1,
    deletedAt,
    restorableUntil: new Date(until * 1_000).toISOString(),
  };
}

/** What is there, except a deleted customer whose time is over. */
async function readItem(id: string): Promise<Item> {
  const get = new GetItemCommand({ TableName: tableName, Key: toAttributes(customerKey(id)), ConsistentRead: true });
  const { Item: found } = await answered((options) => database.send(get, options));
  const item = found && (fromAttributes(found) as Item);
  if (!item || isExpired(item, Date.now())) throw new CustomerNotFound(id);
  return item;
}

const absent = 'attribute_not_exists(pk)';

function ifAbsentOrExpired() {
  return {
    ConditionExpression: `${absent} OR #ttl <= :now`,
    ExpressionAttributeNames: { '#ttl': table.timeToLive },
    ExpressionAttributeValues: toAttributes({ ':now': secondsOf(Date.now()) }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const;
}

function ifUnchanged(stored: Item) {
  const { ExpressionAttributeValues: values, ...condition } = unchanged(stored);
  return {
    ...condition,
    ExpressionAttributeValues: toAttributes(values),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const;
}

/** What to tell a writer of another version than there is. */
function conflict(id: string, current: Item | undefined): Error {
  if (!current) return new CustomerNotFound(id);
  return isTombstone(current)
    ? new CustomerDeleted(deletedCustomerOf(current))
    : new VersionConflict(customerOf(current));
}

function takeEmail(customer: Customer): Write {
  return {
    item: {
      Put: {
        TableName: tableName,
        Item: toAttributes(guardItem(customer)),
        ConditionExpression: absent,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    // Its own: the same request is being done a second time at this moment, and the next try will find it done.
    refused: (guard) =>
      guard?.customerId === customer.id ? undefined : new EmailTaken(guard?.customerId as string | undefined),
  };
}

function put(item: Item): Write {
  return { item: { Put: { TableName: tableName, Item: toAttributes(item) } } };
}

function remove(key: Key): Write {
  return { item: { Delete: { TableName: tableName, Key: toAttributes(key) } } };
}
