/**
 * The pre token generation trigger of a user pool, version 2 of its event (Cognito Developer Guide, "Pre token generation
 * Lambda trigger"). Cognito grants every scope that a page asks for and its client allows; this takes away those that no
 * role of the user gives. A role is a group of the pool of the same name.
 */
import { roles } from '@customer-kit/contract';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

const scopes = [...new Set(Object.values(roles).flat())];

export async function handler(event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> {
  const groups = event.request.groupConfiguration.groupsToOverride ?? [];
  const given = Object.entries(roles).flatMap(([role, of]) => (groups.includes(role) ? of : []));
  const scopesToSuppress = scopes.filter((scope) => !given.includes(scope));
  event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToSuppress } } };
  return event;
}
