/**
 * Reads and writes of one customer. Reads are strongly consistent, so that a client reads its own write. Every write is
 * one transaction over the customer, its e-mail guard and its search tokens, with a condition on the version: of two
 * writers of one version, or of one new address, one wins and the other is told what is there.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Customer, emailKey, type OperationRequest, type UpdateCustomerBody } from '@customer-kit/contract';
import { newCustomerId } from './customer-id.ts';
import { answered, database, tableName } from './database.ts';
import { CustomerNotFound, EmailTaken, VersionConflict } from './failures.ts';
import {
  customerItem,
  customerKey,
  customerOf,
  guardItem,
  guardKey,
  type Item,
  type Key,
  storedTokenKeys,
  tokenItems,
} from './item.ts';
import { summaryAttributes } from './table.ts';
import { commit, type Write } from './transaction.ts';

/** Throws CustomerNotFound. */
export async function readCustomer(id: string): Promise<Customer> {
  return customerOf(await readItem(id));
}

/** Throws EmailTaken. Writes at most 42 items: the customer, the guard, 40 search tokens. */
export async function createCustomer(fields: OperationRequest<'createCustomer'>['body']): Promise<Customer> {
  const now = new Date().toISOString();
  const customer: Customer = { id: newCustomerId(), ...fields, createdAt: now, updatedAt: now, version: 1 };
  await commit([
    { item: { Put: { TableName: tableName, Item: customerItem(customer), ConditionExpression: absent } } },
    takeEmail(customer),
    ...tokenItems(customer).map(put),
  ]);
  return customer;
}

/**
 * Replaces `version` of a customer; saving what is there already is a save, too. Throws CustomerNotFound,
 * VersionConflict, EmailTaken. Writes at most 83 items, 100 being DynamoDB's limit: the customer, two guards, 40 search
 * tokens that come or carry the new list row, 40 that go.
 */
export async function replaceCustomer(id: string, version: number, fields: UpdateCustomerBody): Promise<Customer> {
  const stored = await readItem(id);
  const before = customerOf(stored);
  if (before.version !== version) throw new VersionConflict(before);

  const updatedAt = new Date().toISOString();
  const after: Customer = { id, ...fields, createdAt: before.createdAt, updatedAt, version: version + 1 };
  const movesEmail = emailKey(before.email) !== emailKey(after.email);
  const tokens = tokenItems(after);
  const kept = new Set(tokens.map(({ sk }) => sk));
  await commit([
    {
      item: { Put: { TableName: tableName, Item: customerItem(after), ...ifVersion(version) } },
      refused: (current) => conflict(id, current),
    },
    ...(movesEmail ? [takeEmail(after), remove(guardKey(before.email))] : []),
    ...tokens.map(put),
    ...storedTokenKeys(stored)
      .filter(({ sk }) => !kept.has(sk))
      .map(remove),
  ]);
  return after;
}

/** Without a version deletes whichever there is. Throws CustomerNotFound, VersionConflict. */
export async function removeCustomer(id: string, version?: number): Promise<void> {
  for (;;) {
    const stored = await readItem(id);
    const before = customerOf(stored);
    if (version !== undefined && before.version !== version) throw new VersionConflict(before);
    try {
      await commit([
        {
          item: { Delete: { TableName: tableName, Key: customerKey(id), ...ifVersion(before.version) } },
          refused: (current) => conflict(id, current),
        },
        remove(guardKey(before.email)),
        ...storedTokenKeys(stored).map(remove),
      ]);
      return;
    } catch (error) {
      // Saved in between: what is to be deleted now has other tokens. Each turn needs a save of somebody else.
      if (version !== undefined || !(error instanceof VersionConflict)) throw error;
    }
  }
}

async function readItem(id: string): Promise<Item> {
  const get = new GetCommand({ TableName: tableName, Key: customerKey(id), ConsistentRead: true });
  const { Item } = await answered(database.send(get));
  if (!Item) throw new CustomerNotFound(id);
  return Item as Item;
}

const absent = 'attribute_not_exists(pk)';

function ifVersion(version: number) {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': summaryAttributes.version },
    ExpressionAttributeValues: { ':version': version },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const;
}

function conflict(id: string, current: Item | undefined): Error {
  return current ? new VersionConflict(customerOf(current)) : new CustomerNotFound(id);
}

function takeEmail(customer: Customer): Write {
  return {
    item: {
      Put: {
        TableName: tableName,
        Item: guardItem(customer),
        ConditionExpression: absent,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    refused: (guard) => new EmailTaken(guard?.customerId as string | undefined),
  };
}

function put(item: Item): Write {
  return { item: { Put: { TableName: tableName, Item: item } } };
}

function remove(key: Key): Write {
  return { item: { Delete: { TableName: tableName, Key: key } } };
}
