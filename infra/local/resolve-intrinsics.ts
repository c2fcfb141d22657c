/**
 * CloudFormation intrinsic functions, as far as this repository's templates use them outside of what a deployment alone
 * needs: Ref, Fn::GetAtt (Arn, RootResourceId), Fn::Join and Fn::Sub. Anything else throws rather than be guessed.
 * Names of resources are their logical ids, unless the template names them.
 */
export interface Template {
  Resources: Record<string, Resource>;
}

interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
}

/** The account and region that everything local pretends to be in. */
export const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': '000000000000',
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-central-1',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The property that names a resource of this type, where a template may do so. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::ApiGateway::Stage': 'StageName',
};

/** The part of an ARN after the account, by resource type. */
const arns: Readonly<Record<string, (name: string) => [service: string, resource: string]>> = {
  'AWS::DynamoDB::Table': (name) => ['dynamodb', `table/${name}`],
  'AWS::Lambda::Function': (name) => ['lambda', `function:${name}`],
  'AWS::Logs::LogGroup': (name) => ['logs', `log-group:${name}:*`],
  'AWS::IAM::Role': (name) => ['iam', `role/${name}`],
  'AWS::Cognito::UserPool': (name) => ['cognito-idp', `userpool/${name}`],
};

/** Resolves every intrinsic function inside a value of the template. */
export function resolveIntrinsics(template: Template, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveIntrinsics(template, item));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...more] = Object.entries(value);
  if (more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return call(template, name, argument);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolveIntrinsics(template, part)]));
}

function call(template: Template, name: string, argument: unknown): unknown {
  switch (name) {
    case 'Ref':
      return ref(template, String(argument));
    case 'Fn::GetAtt': {
      const [logicalId = '', attribute = ''] = Array.isArray(argument)
        ? argument.map(String)
        : String(argument).split('.');
      return getAtt(template, logicalId, attribute);
    }
    case 'Fn::Join': {
      const [separator, parts] = resolveIntrinsics(template, argument) as [string, unknown[]];
      return parts.map(String).join(separator);
    }
    case 'Fn::Sub':
      return sub(template, argument);
    default:
      throw new Error(
        `The template uses ${name}, which the local runtime does not know yet: add it to infra/local/resolve-intrinsics.ts.`,
      );
  }
}

function ref(template: Template, logicalId: string): string {
  return pseudoParameters[logicalId] ?? nameOf(template, logicalId);
}

function nameOf(template: Template, logicalId: string): string {
  const { Type, Properties } = resourceOf(template, logicalId);
  // The region is part of a pool's id, and the id of the issuer's name.
  if (Type === 'AWS::Cognito::UserPool') return `${pseudoParameters['AWS::Region']}_${logicalId}`;
  const named = Properties?.[nameProperties[Type] ?? ''];
  return named === undefined ? logicalId : String(resolveIntrinsics(template, named));
}

function getAtt(template: Template, logicalId: string, attribute: string): string {
  const { Type } = resourceOf(template, logicalId);
  if (Type === 'AWS::ApiGateway::RestApi' && attribute === 'RootResourceId') return `${logicalId}/root`;
  const arn = attribute === 'Arn' ? arns[Type]?.(nameOf(template, logicalId)) : undefined;
  if (!arn) throw new Error(`The local runtime does not know ${attribute} of ${Type} (${logicalId}).`);
  const region = Type.startsWith('AWS::IAM') ? '' : pseudoParameters['AWS::Region'];
  return `arn:aws:${arn[0]}:${region}:${pseudoParameters['AWS::AccountId']}:${arn[1]}`;
}

function sub(template: Template, argument: unknown): string {
  const [text, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Record<string, unknown>];
  return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return String(resolveIntrinsics(template, variables[name]));
    const [logicalId = '', attribute] = name.split('.');
    return attribute === undefined ? ref(template, logicalId) : getAtt(template, logicalId, attribute);
  });
}

function resourceOf(template: Template, logicalId: string): Resource {
  const resource = template.Resources[logicalId];
  if (!resource) throw new Error(`The template refers to ${logicalId}, which is none of its resources.`);
  return resource;
}
