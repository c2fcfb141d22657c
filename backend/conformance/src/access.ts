import { type Operation, operationNames, operations } from '@customer-kit/contract';
import { describe, expect, test } from 'vitest';
import type { ApiProbe, ProbeRequest } from './api-probe.ts';
import { absentId } from './customer-fixtures.ts';
import { needsVersion } from './needs-version.ts';
import { allScopes, type Scope } from './options.ts';
import type { RunCustomers } from './run-customers.ts';

/** Every refusal is checked by the probe to be a problem that pages of other origins can read. */
export function describeAccess(probe: ApiProbe, customers: RunCustomers): void {
  const { getAccessToken } = probe.options;
  if (!getAccessToken) {
    test('access', ({ skip }) => skip('no getAccessToken: this API is open'));
    return;
  }
  const requestOf = (name: (typeof operationNames)[number]): ProbeRequest => ({
    ...('params' in operations[name] && { params: { id: absentId } }),
    ...('body' in operations[name] && { json: customers.body({ status: 'lead' }) }),
    ...(needsVersion(name) && { headers: { 'if-match': '"1"' } }),
  });

  const lacksToken = async (...sets: (readonly Scope[])[]): Promise<boolean> => {
    const tokens = await Promise.all(sets.map(async (scopes) => await getAccessToken(scopes)));
    return tokens.includes(undefined);
  };

  describe.each(operationNames)('access to %s', (name) => {
    const { scope, responses }: Operation = operations[name];

    test('is for nobody without a token', async () => {
      await probe.refusal(name, { ...requestOf(name), scopes: [] }, 'unauthorized');
    });

    test.each([
      ['nonsense', async () => 'Bearer nonsense'],
      ['an empty token', async () => 'Bearer'],
      ['a tampered token', async () => `Bearer ${tampered(await getAccessToken(allScopes))}`],
      ['another scheme', async () => `Basic ${await getAccessToken(allScopes)}`],
    ])('is for nobody with %s', async (_what, authorization) => {
      const request = requestOf(name);
      const headers = { ...request.headers, authorization: await authorization() };
      await probe.refusal(name, { ...request, headers, scopes: [] }, 'unauthorized');
    });

    test(`needs the scope ${scope}, and no other`, async ({ skip }) => {
      const others = allScopes.filter((other) => other !== scope);
      if (await lacksToken([scope], others)) skip('getAccessToken has no tokens of one scope');
      await probe.refusal(name, { ...requestOf(name), scopes: others }, 'access-denied');
      const answer = await probe.call(name, { ...requestOf(name), scopes: [scope] });
      expect([...Object.keys(responses).map(Number), 404]).toContain(answer.status);
      if (answer.status === 201) customers.keep(answer.body as Parameters<typeof customers.keep>[0]);
    });
  });

  test('a refused write changes nothing', async ({ skip }) => {
    if (await lacksToken(['customers/read'])) skip('getAccessToken has no tokens of one scope');
    const customer = await customers.create();
    const json = { ...customers.body({ status: 'lead' }) };
    const scopes = ['customers/read'] as const;
    const params = { id: customer.id };
    await probe.refusal('createCustomer', { json, scopes }, 'access-denied');
    await probe.refusal('updateCustomer', { params, json, headers: { 'if-match': '"1"' }, scopes }, 'access-denied');
    await probe.refusal('deleteCustomer', { params, scopes }, 'access-denied');
    expect((await probe.customer('getCustomer', { params }, 200)).body).toEqual(customer);
    expect((await probe.page({ email: json.email })).items).toEqual([]);
  });
}

/** The same token with one character in the middle exchanged: in a JWT, of the claims. */
function tampered(token = ''): string {
  const middle = Math.floor(token.length / 2);
  return token.slice(0, middle) + (token[middle] === 'A' ? 'B' : 'A') + token.slice(middle + 1);
}
