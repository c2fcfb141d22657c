/**
 * The identity-based policies of the template's roles, and whether they allow a call of DynamoDB: an explicit Deny
 * refuses, an Allow that matches allows, anything else refuses (IAM User Guide, "Policy evaluation logic"). Wildcards in
 * actions and resources, and the conditions on `dynamodb:LeadingKeys` and `dynamodb:EnclosingOperation` that are listed
 * below. What is not known (NotAction, managed policies, other conditions) stops the start rather than be guessed.
 */
import type { Assembly } from './assembly.ts';
import type { DynamoDbAccess } from './dynamodb-access.ts';
import type { PolicyDocument, PolicyStatement } from './resource-properties.ts';

/** What a policy allows, one action on one resource; either may hold wildcards, as it does in the policy. */
export interface Grant {
  action: string;
  resource: string;
}

interface Rule extends Grant {
  effect: 'Allow' | 'Deny';
  holds: (access: DynamoDbAccess) => boolean;
}

export interface RolePolicy {
  /** The grants on DynamoDB. What a role may do elsewhere is not checked. */
  grants: readonly Grant[];
  /** The grants that allow a call; none when it is refused. */
  allowing: (access: DynamoDbAccess) => readonly Grant[];
}

/** The policies of the template's roles that these ARNs name, by ARN. */
export function readRolePolicies(assembly: Assembly, arns: readonly string[]): Map<string, RolePolicy> {
  const attached = assembly.resources('AWS::IAM::Policy');
  const roles = assembly
    .resources('AWS::IAM::Role')
    .filter(({ logicalId }) => arns.includes(assembly.arnOf(logicalId)));
  return new Map(
    roles.map(({ logicalId, properties }) => {
      if (properties.ManagedPolicyArns?.length)
        throw new Error(`${logicalId} has managed policies, which the local runtime cannot read.`);
      const documents = [
        ...(properties.Policies ?? []),
        ...attached
          .filter((policy) => policy.properties.Roles?.includes(assembly.nameOf(logicalId)))
          .map((policy) => policy.properties),
      ].map(({ PolicyDocument }) => PolicyDocument);
      return [assembly.arnOf(logicalId), rolePolicy(documents)];
    }),
  );
}

export function rolePolicy(documents: readonly PolicyDocument[]): RolePolicy {
  const rules = documents.flatMap(({ Statement }) => Statement.flatMap(rulesOf));
  const allowed = rules.filter(({ effect }) => effect === 'Allow');
  return {
    grants: allowed.map(({ action, resource }) => ({ action, resource })),
    allowing(access) {
      const matching = rules.filter((rule) => matches(rule, access));
      return matching.some(({ effect }) => effect === 'Deny') ? [] : matching;
    },
  };
}

function rulesOf(statement: PolicyStatement): Rule[] {
  const { Effect, Action, Resource, Condition = {}, ...unknown } = statement;
  const actions = [Action ?? []].flat().filter((action) => /^(\*|dynamodb:)/i.test(action));
  const others = Object.keys(unknown).filter((key) => key !== 'Sid');
  if (others.length > 0)
    throw new Error(`A policy uses ${others.join(' and ')}, which the local runtime does not evaluate.`);
  // A condition of another service's statement may well be one that is not known here.
  const holds = actions.length > 0 ? conditionsOf(Condition) : () => true;
  return actions.flatMap((action) =>
    [Resource ?? []].flat().map((resource) => ({ effect: Effect, action, resource, holds })),
  );
}

function matches({ action, resource, holds }: Rule, access: DynamoDbAccess): boolean {
  return pattern(action, 'i').test(access.action) && pattern(resource).test(access.resource) && holds(access);
}

/** `*` is any run of characters, `?` is any one (IAM User Guide, "Resource"). */
function pattern(text: string, flags = ''): RegExp {
  const source = text
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, `${flags}s`);
}

/** By operator: does a value of the request satisfy one of the policy's? */
const operators: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringLike: (value, wanted) => pattern(wanted).test(value),
};

/** By condition key: the values of the request. */
const conditionKeys: Readonly<Record<string, (access: DynamoDbAccess) => readonly string[]>> = {
  'dynamodb:LeadingKeys': ({ leadingKeys }) => leadingKeys,
  'dynamodb:EnclosingOperation': ({ enclosingOperation }) => (enclosingOperation ? [enclosingOperation] : []),
};

function conditionsOf(condition: NonNullable<PolicyStatement['Condition']>): Rule['holds'] {
  const tests = Object.entries(condition).flatMap(([name, keys]) =>
    Object.entries(keys).map(([key, wanted]) => conditionOf(name, key, [wanted].flat())),
  );
  return (access) => tests.every((test) => test(access));
}

function conditionOf(name: string, key: string, wanted: readonly string[]): Rule['holds'] {
  const [, quantifier, operator = ''] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(name) ?? [];
  const satisfies = operators[operator];
  const valuesOf = conditionKeys[key];
  if (!satisfies || !valuesOf)
    throw new Error(`A policy has the condition ${name} on ${key}, which the local runtime does not evaluate.`);
  const one = (value: string) => wanted.some((choice) => satisfies(value, choice));
  // Without a value, ForAllValues holds and the others do not (IAM User Guide, "Multivalued context keys").
  if (quantifier === 'ForAllValues') return (access) => valuesOf(access).every(one);
  return (access) => valuesOf(access).some(one);
}
