import { randomUUID } from 'node:crypto';
import type { FunctionPool } from './function-pool.ts';
import { pseudoParameters } from './resolve-intrinsics.ts';

interface SignIn {
  /** What the page asks for. */
  scopes: readonly string[];
  /** Of the user pool, that the user is in. */
  groups: readonly string[];
  user: string;
}

/**
 * The scopes that a pool's pre token generation trigger leaves of those asked for. The event is the one that Cognito sends
 * after a sign-in on its pages, in version 2 (Cognito Developer Guide, "Pre token generation Lambda trigger").
 */
export async function scopesAfter(trigger: FunctionPool, { scopes, groups, user }: SignIn): Promise<string[]> {
  const event = {
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: pseudoParameters['AWS::Region'],
    userName: user,
    request: {
      userAttributes: { sub: user },
      groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
      scopes,
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
  const outcome = await trigger.invoke(JSON.stringify(event), randomUUID());
  if (!outcome.ok) throw new Error(`${trigger.name} failed, so Cognito would let nobody in: ${outcome.error}`);
  const answer = JSON.parse(outcome.result ?? '{}') as { response?: TriggerResponse };
  const { scopesToAdd = [], scopesToSuppress = [] } =
    answer.response?.claimsAndScopeOverrideDetails?.accessTokenGeneration ?? {};
  return [...scopes, ...scopesToAdd].filter((scope) => !scopesToSuppress.includes(scope));
}

interface TriggerResponse {
  claimsAndScopeOverrideDetails?: {
    accessTokenGeneration?: { scopesToAdd?: string[]; scopesToSuppress?: string[] };
  } | null;
}
