import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type NativeAttributeValue,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Customer, operations } from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { useApi } from '../../test-support/api-on-dynamodb.ts';
import { beforeFirst } from '../../test-support/before-first.ts';
import { type Fault, verifyTable } from './verify.ts';

const api = useApi();
const fields = operations.createCustomer.example.body;
beforeEach(() => api.clear());

async function created(body: object = fields): Promise<Customer> {
  return (await api.call('createCustomer', { body })).customer;
}

type Key = { pk: string; sk: string };

async function remove(key: Key): Promise<void> {
  await api.documents.send(new DeleteCommand({ TableName: api.tableName, Key: key }));
}

async function store(item: Record<string, NativeAttributeValue>): Promise<void> {
  await api.documents.send(new PutCommand({ TableName: api.tableName, Item: item }));
}

async function change(key: Key, attribute: string, value: NativeAttributeValue): Promise<void> {
  const update = new UpdateCommand({
    TableName: api.tableName,
    Key: key,
    UpdateExpression: 'SET #attribute = :value',
    ExpressionAttributeNames: { '#attribute': attribute },
    ExpressionAttributeValues: { ':value': value },
  });
  await api.documents.send(update);
}

async function repaired(): Promise<Fault[]> {
  const found: Fault[] = [];
  for await (const fault of verifyTable({ client: api.documents, tableName: api.tableName, repair: true })) {
    found.push(fault);
  }
  return found;
}

const customerKey = ({ id }: Customer) => ({ pk: `CUSTOMER#${id}`, sk: '#' });
const guardKey = (email: string) => ({ pk: `EMAIL#${email}`, sk: '#' });
const tokenKey = (token: string, { id }: Customer) => ({ pk: `TOKEN#${token.slice(0, 2)}`, sk: `${token}#${id}` });

describe('finds and mends', () => {
  const faults: [name: string, kind: string, make: (customer: Customer) => Promise<Key>][] = [
    [
      'a customer without its guard',
      'customer-without-guard',
      async ({ email }) => {
        await remove(guardKey(email));
        return guardKey(email);
      },
    ],
    [
      'a guard of nobody',
      'guard-without-customer',
      async () => {
        const key = guardKey('nobody@example.com');
        await store({ ...key, customerId: operations.getCustomer.example.params.id });
        return key;
      },
    ],
    [
      'a guard of an address that its customer no longer has',
      'guard-without-customer',
      async ({ id }) => {
        const key = guardKey('earlier@example.com');
        await store({ ...key, customerId: id });
        return key;
      },
    ],
    [
      'a token that is not there',
      'missing-token',
      async (customer) => {
        await remove(tokenKey('zoe', customer));
        return tokenKey('zoe', customer);
      },
    ],
    [
      'a token with another list row than the customer',
      'stale-token',
      async (customer) => {
        await change(tokenKey('zoe', customer), 'n', 'Zoë of yesterday');
        return tokenKey('zoe', customer);
      },
    ],
    [
      'a token with another phone number than the customer',
      'stale-token',
      async (customer) => {
        await change(tokenKey('zoe', customer), 'phone', '+46 8 123 45');
        return tokenKey('zoe', customer);
      },
    ],
    [
      'a token of another status',
      'stale-token',
      async (customer) => {
        await change(tokenKey('zoe', customer), 'ts', 'inactive#zo');
        return tokenKey('zoe', customer);
      },
    ],
    [
      'a token the customer has not',
      'stray-token',
      async (customer) => {
        const key = tokenKey('xanthippe', customer);
        await store({ ...key, ts: 'lead#xa', lcp: 0, n: 'Xanthippe', v: 1 });
        return key;
      },
    ],
    [
      'a customer under another name in the list',
      'stale-customer',
      async (customer) => {
        await change(customerKey(customer), 'nameKey', `aaa\u001f${customer.id}`);
        return customerKey(customer);
      },
    ],
    [
      'a customer in the list of another status',
      'stale-customer',
      async (customer) => {
        await change(customerKey(customer), 'listedStatus', 'inactive');
        return customerKey(customer);
      },
    ],
  ];

  test.each(faults)('%s', async (_name, kind, make) => {
    const customer = await created();
    await created({ ...fields, email: 'another@example.com' });
    const before = await api.items();
    expect(await api.faults()).toEqual([]);
    const { pk, sk } = await make(customer);
    const fault = { kind, key: `${pk} ${sk}`, detail: expect.stringMatching(/\w+\.$/) };
    expect(await api.faults()).toEqual([{ ...fault, repaired: false }]);
    expect(await repaired()).toEqual([{ ...fault, repaired: true }]);
    expect(await api.faults()).toEqual([]);
    expect(new Set(await api.items())).toEqual(new Set(before));
  });

  test('guard and tokens of a deleted customer', async () => {
    const customer = await created();
    const companions = (await api.items()).filter(({ pk }) => !String(pk).startsWith('CUSTOMER'));
    await api.call('deleteCustomer', { params: { id: customer.id } });
    expect(await api.faults()).toEqual([]);
    for (const item of companions) await store(item);
    const kinds = (await repaired()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'stray-token')).toHaveLength(companions.length - 1);
    expect(kinds.filter((kind) => kind === 'guard-without-customer')).toHaveLength(1);
    expect(await api.items()).toHaveLength(1);
  });

  test('a deleted customer whose time is over', async () => {
    const { id } = await created();
    const { deleted } = await api.call('deleteCustomer', { params: { id } });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(deleted.restorableUntil) });
    try {
      expect(await repaired()).toMatchObject([{ kind: 'expired-tombstone', key: `CUSTOMER#${id} #`, repaired: true }]);
    } finally {
      vi.useRealTimers();
    }
    expect(await api.items()).toEqual([]);
  });
});

describe('finds, and leaves to a person,', () => {
  test('two customers with one address', async () => {
    const [one, other] = [await created(), await created({ ...fields, email: 'other@example.com' })];
    const stored = (await api.items()).find(({ pk }) => pk === `CUSTOMER#${other.id}`);
    await store({ ...stored, e: one.email, emailKey: one.email });
    await repaired();
    expect(await repaired()).toMatchObject([
      { kind: 'customer-without-guard', key: `EMAIL#${one.email} #`, repaired: false },
    ]);
  });

  test('what is no customer, guard or token', async () => {
    const customer = await created();
    await store({ pk: 'SETTINGS', sk: '#' });
    await change(customerKey(customer), 'e', 'nobody');
    await store({ pk: `CUSTOMER#${operations.getCustomer.example.params.id}`, sk: '#', n: 'No times' });
    const faults = await repaired();
    expect(faults).toHaveLength(3);
    for (const fault of faults) expect(fault).toMatchObject({ kind: 'unreadable-item', repaired: false });
    expect(await api.faults()).toHaveLength(3);
  });

  test.each(['never', Date.now(), 1e15])('a customer with a ttl that is no second: %s', async (ttl) => {
    const customer = await created();
    await change(customerKey(customer), 'ttl', ttl);
    const before = await api.items();
    expect(await repaired()).toMatchObject([
      { kind: 'unreadable-item', key: `CUSTOMER#${customer.id} #`, repaired: false },
    ]);
    expect(await api.items()).toEqual(before);
  });
});

test('reports nothing that writers at work only seem to break', async () => {
  const customers: Customer[] = [];
  for (const body of sampleCustomers(40)) customers.push(await created(body));
  const stop = new AbortController();
  const write = async (mine: Customer[]) => {
    for (let round = 1; !stop.signal.aborted; round += 1) {
      for (const { id, email } of mine) {
        const body = { name: `Ann ${round} Lee`, email, status: 'active' };
        const params = { id };
        await api.call('updateCustomer', { params, headers: { 'if-match': `"${round}"` }, body });
      }
    }
  };
  const writers = [write(customers.slice(0, 20)), write(customers.slice(20))];
  const found: Fault[] = [];
  for (let round = 0; round < 5; round += 1) found.push(...(await api.faults()));
  stop.abort();
  await Promise.all(writers);
  expect(found).toEqual([]);
  expect(await api.faults()).toEqual([]);
}, 60_000);

describe('beside others', () => {
  const save = ({ id, version }: Customer, body: object) =>
    api.call('updateCustomer', { params: { id }, headers: { 'if-match': `"${version}"` }, body });

  const overtaken: [what: string, damage: (customer: Customer) => Promise<unknown>, kind: string][] = [
    ['a token', (customer) => remove(tokenKey('zoe', customer)), 'missing-token'],
    ['the customer', (customer) => change(customerKey(customer), 'nameKey', 'a'), 'stale-customer'],
  ];
  test.each(overtaken)('mends %s of no version but the one that was broken', async (_what, damage, kind) => {
    const customer = await created();
    await damage(customer);
    beforeFirst(api.documents, TransactWriteCommand, async () => {
      expect(await save(customer, { ...fields, name: 'Ann Lee' })).toMatchObject({ status: 200 });
    });
    expect(await repaired()).toMatchObject([{ kind, repaired: false }]);
    expect(await api.faults()).toEqual([]);
    expect(await api.walk({})).toMatchObject([{ name: 'Ann Lee' }]);
  });

  test('takes no address that another customer has taken meanwhile', async () => {
    const customer = await created();
    await remove(guardKey(customer.email));
    let other: Customer | undefined;
    beforeFirst(api.documents, TransactWriteCommand, async () => {
      other = await created();
    });
    expect(await repaired()).toMatchObject([{ kind: 'customer-without-guard', repaired: false }]);
    expect(await api.items()).toContainEqual({ ...guardKey(customer.email), customerId: other?.id });
  });

  test('waits for a writer at work on the same items', async () => {
    await remove(tokenKey('zoe', await created()));
    beforeFirst(api.documents, TransactWriteCommand, async () => {
      const CancellationReasons = [{ Code: 'TransactionConflict' }];
      throw new TransactionCanceledException({ $metadata: {}, message: 'cancelled', CancellationReasons });
    });
    expect(await repaired()).toMatchObject([{ kind: 'missing-token', repaired: true }]);
  });

  test('asks again for what was left out for want of capacity', async () => {
    await created();
    const { mock } = beforeFirst(api.documents, BatchGetCommand, async (command) => ({
      UnprocessedKeys: (command as BatchGetCommand).input.RequestItems,
    }));
    expect(await api.faults()).toEqual([]);
    // Nothing looked wrong.
    expect(mock.calls.filter(([command]) => command instanceof TransactGetCommand)).toEqual([]);
  });
});

test('looks at the whole of a table that is read in many pages and batches', async () => {
  const customers = await Promise.all(sampleCustomers(150).map(created));
  expect((await api.items()).length).toBeGreaterThan(1_200);
  const send = vi.spyOn(api.documents, 'send');
  onTestFinished(() => send.mockRestore());
  expect(await api.faults()).toEqual([]);
  // Nothing looked wrong, so all that belongs to an item was read with it.
  expect(send.mock.calls.filter(([command]) => command instanceof TransactGetCommand)).toEqual([]);
  await Promise.all(customers.map((customer) => change(customerKey(customer), 'nameKey', 'a')));
  const found = (await api.faults()).map(({ key }) => key);
  expect(found.toSorted()).toEqual(customers.map(({ id }) => `CUSTOMER#${id} #`).toSorted());
});

test('says how far it is', async () => {
  for (const body of sampleCustomers(5)) await created(body);
  const total = (await api.items()).length;
  const steps: { checked: number; total: number }[] = [];
  const options = {
    client: api.documents,
    tableName: api.tableName,
    onProgress: (step: (typeof steps)[number]) => steps.push(step),
  };
  for await (const fault of verifyTable(options)) expect(fault).toBeUndefined();
  expect(steps.at(-1)).toEqual({ checked: total, total });
});
