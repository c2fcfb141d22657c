import { operations } from '@customer-kit/contract';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { handler } from './limit-scopes.ts';

const all = new Set(Object.values(operations).map(({ scope }) => scope));

/** What is left of the contract's scopes. */
async function left(groupsToOverride: string[] | undefined): Promise<string[]> {
  const event: PreTokenGenerationV2TriggerEvent = {
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'eu-central-1',
    userPoolId: 'eu-central-1_Pool',
    userName: 'ada',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'portal' },
    request: { userAttributes: {}, groupConfiguration: { groupsToOverride }, scopes: ['openid', ...all] },
    response: { claimsAndScopeOverrideDetails: {} },
  };
  const { response } = await handler(structuredClone(event));
  const { scopesToSuppress = [] } = response.claimsAndScopeOverrideDetails.accessTokenGeneration ?? {};
  return [...all].filter((scope) => !scopesToSuppress.includes(scope));
}

test.each([
  { groups: ['viewer'], scopes: ['customers/read'] },
  { groups: ['editor'], scopes: ['customers/read', 'customers/write'] },
  { groups: ['viewer', 'editor'], scopes: ['customers/read', 'customers/write'] },
  { groups: ['eu-central-1_Pool_Google', 'viewer'], scopes: ['customers/read'] },
  { groups: ['Editor', 'editors', 'constructor', ''], scopes: [] },
  { groups: [], scopes: [] },
  { groups: undefined, scopes: [] },
])('leaves of the scopes what the groups $groups give', async ({ groups, scopes }) => {
  expect(await left(groups)).toEqual(scopes);
});
