import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '@customer-kit/api/table';
import { operationNames, operations, problem, problems, problemType, roles } from '@customer-kit/contract';
import { requestModel } from '@customer-kit/contract/json-schema';
import { App, Fn } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CustomerApiStack, type StageProps } from '../lib/customer-api-stack.ts';
import { operationGrants } from '../lib/operation-grants.ts';

const props: StageProps = {
  allowedOrigins: ['*'],
  auth: { callbackUrls: ['https://portal.example.com/'], domainPrefix: 'portal-test' },
  logRetention: RetentionDays.ONE_WEEK,
  capacity: { min: 2, max: 20 },
  keepData: false,
  retentionDays: 14,
  throttle: { rate: 7, burst: 9 },
  requestsPerAddress: 500,
};

const functionNames = [...operationNames, 'limitScopes'];

const folder = mkdtempSync(join(tmpdir(), 'customer-kit-template-'));
let template: Template;
beforeAll(() => {
  template = synthesize('first', props);
  // Loading the CDK on a busy machine takes longer than a test should.
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function synthesize(name: string, api: StageProps): Template {
  const app = new App({ outdir: join(folder, name), analyticsReporting: false });
  return Template.fromStack(new CustomerApiStack(app, 'CustomerKit-test', { api }));
}

interface PolicyDocument {
  Statement: { Action: unknown; Resource: unknown }[];
}

type Resource = { Properties: Record<string, unknown> };
const resources = (type: string): [string, Resource][] =>
  Object.entries(template.findResources(type)) as [string, Resource][];

/** `/customers/{id}` of every resource, by logical id. */
function paths(): Map<string, string> {
  const all = new Map(resources('AWS::ApiGateway::Resource'));
  const pathOf = (id: string): string => {
    const { PathPart, ParentId } = (all.get(id)?.Properties ?? {}) as {
      PathPart?: string;
      ParentId?: { Ref?: string };
    };
    return PathPart === undefined ? '' : `${pathOf(ParentId?.Ref ?? '')}/${PathPart}`;
  };
  return new Map([...all.keys()].map((id) => [id, pathOf(id)]));
}

function methods() {
  const known = paths();
  return resources('AWS::ApiGateway::Method').map(([, { Properties }]) => ({
    operation: Properties.OperationName as string | undefined,
    method: Properties.HttpMethod as string,
    path: known.get((Properties.ResourceId as { Ref: string }).Ref),
    properties: Properties,
  }));
}

test('is spoken to by TLS 1.2 or newer', () => {
  template.hasResourceProperties('AWS::ApiGateway::RestApi', {
    SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
    EndpointAccessMode: 'BASIC',
  });
});

test('serves the operations of the contract, preflights, and nothing else', () => {
  const served = methods().map(({ operation, method, path }) => `${operation} ${method} ${path}`);
  const contract = operationNames.map((name) => `${name} ${operations[name].method} ${operations[name].path}`);
  const preflights = [...new Set(Object.values(operations).map(({ path }) => `undefined OPTIONS ${path}`))];
  expect(served.toSorted()).toEqual([...contract, ...preflights].toSorted());
});

test('lets nobody in without a token that has the scope of the contract', () => {
  const [authorizerId] = resources('AWS::ApiGateway::Authorizer')[0] ?? [];
  const [poolId] = resources('AWS::Cognito::UserPool')[0] ?? [];
  for (const { operation, method, properties } of methods()) {
    const name = operationNames.find((known) => known === operation);
    if (name) {
      expect(properties).toMatchObject({
        AuthorizationType: 'COGNITO_USER_POOLS',
        AuthorizerId: { Ref: authorizerId },
        AuthorizationScopes: [operations[name].scope],
      });
    } else {
      // A browser sends preflights without a token.
      expect([method, properties.AuthorizationType]).toEqual(['OPTIONS', 'NONE']);
    }
  }
  template.hasResourceProperties('AWS::ApiGateway::Authorizer', {
    Type: 'COGNITO_USER_POOLS',
    ProviderARNs: [{ 'Fn::GetAtt': [poolId, 'Arn'] }],
  });
});

test('lets each function be called by its method of the deployed stage, and not by the console for a test', () => {
  const [stageId] = resources('AWS::ApiGateway::Stage')[0] ?? [];
  const all = resources('AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
  // The pool's, for the function that limits scopes.
  const permissions = all.filter(({ Principal }) => Principal !== 'cognito-idp.amazonaws.com');
  expect([permissions.length, all.length]).toEqual([operationNames.length, operationNames.length + 1]);
  for (const { Action, Principal, SourceArn } of permissions) {
    expect([Action, Principal]).toEqual(['lambda:InvokeFunction', 'apigateway.amazonaws.com']);
    expect(JSON.stringify(SourceArn)).toContain(JSON.stringify({ Ref: stageId }));
  }
});

test('makes a pool with the scopes of the contract and a client without a secret', () => {
  template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
    Identifier: 'customers',
    Scopes: [Match.objectLike({ ScopeName: 'read' }), Match.objectLike({ ScopeName: 'write' })],
  });
  template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
    AllowedOAuthFlows: ['code'],
    CallbackURLs: ['https://portal.example.com/'],
    GenerateSecret: false,
    // No others: a token that did not come from the sign-in pages has no scopes.
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  });
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    MfaConfiguration: 'ON',
  });
  template.hasOutput('UserPoolId', {});
  template.hasOutput('ClientId', {});
});

test('has a group for each role, and asks of them what a token may have', () => {
  template.resourceCountIs('AWS::Cognito::UserPoolGroup', Object.keys(roles).length);
  for (const GroupName of Object.keys(roles))
    template.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName });
  const [poolId] = resources('AWS::Cognito::UserPool')[0] ?? [];
  const [triggerId] = resources('AWS::Lambda::Function').find(([, { Properties }]) => Properties.Timeout === 5) ?? [];
  const arn = { 'Fn::GetAtt': [triggerId, 'Arn'] };
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    // Version 1, and any trigger in a lesser plan, reaches identity tokens only.
    LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: arn, LambdaVersion: 'V2_0' } },
    UserPoolTier: 'ESSENTIALS',
  });
  template.hasResourceProperties('AWS::Lambda::Permission', {
    FunctionName: arn,
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: { 'Fn::GetAtt': [poolId, 'Arn'] },
  });
});

test('recovers accounts by an address that is verified, as the command that invites users makes it', () => {
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  });
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [invitation] = /aws cognito-idp admin-create-user [^`]*/.exec(readme) ?? [];
  expect(invitation).toContain('--user-attributes Name=email,Value=<e-mail> Name=email_verified,Value=true');
});

test('gives the pool pages to sign in on', () => {
  const [poolId] = resources('AWS::Cognito::UserPool')[0] ?? [];
  template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
    Domain: 'portal-test',
    UserPoolId: { Ref: poolId },
  });
  const [domainId] = resources('AWS::Cognito::UserPoolDomain')[0] ?? [];
  template.hasOutput('SignInUrl', {
    Value: {
      'Fn::Join': ['', ['https://', { Ref: domainId }, '.auth.', { Ref: 'AWS::Region' }, '.amazoncognito.com']],
    },
  });
});

test('takes the users of a pool there is', { timeout: 60_000 }, () => {
  const userPoolArn = 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Ab12Cd34E';
  const given = synthesize('given', { ...props, auth: { userPoolArn } });
  given.resourceCountIs('AWS::Cognito::UserPool', 0);
  given.resourceCountIs('AWS::Cognito::UserPoolGroup', 0);
  given.resourceCountIs('AWS::Lambda::Function', operationNames.length);
  given.hasResourceProperties('AWS::ApiGateway::Authorizer', { ProviderARNs: [userPoolArn] });
  given.hasOutput('UserPoolId', { Value: 'eu-central-1_Ab12Cd34E' });
});

test('checks bodies by the models of the contract', () => {
  const models = new Map(resources('AWS::ApiGateway::Model').map(([id, { Properties }]) => [id, Properties.Schema]));
  for (const { operation, properties } of methods()) {
    const name = operationNames.find((known) => known === operation);
    const model = name && requestModel(name);
    const used = properties.RequestModels as Record<string, { Ref: string }> | undefined;
    expect(used === undefined).toBe(model === undefined);
    if (!model) continue;
    expect(models.get(used?.['application/json']?.Ref ?? '')).toEqual({
      $schema: 'http://json-schema.org/draft-04/schema#',
      ...model,
    });
  }
  template.hasResourceProperties('AWS::ApiGateway::RequestValidator', { ValidateRequestBody: true });
});

test('allows each function what its operation does to the table and its own log group', () => {
  const [tableId] = resources('AWS::DynamoDB::Table')[0] ?? [];
  const policies = new Map(
    resources('AWS::IAM::Policy').map(([, { Properties }]) => [
      (Properties.Roles as { Ref: string }[])[0]?.Ref,
      Properties,
    ]),
  );
  const functions = resources('AWS::Lambda::Function').flatMap(([, { Properties }]) => {
    const operation = operationNames.find((name) => Properties.Description === `Customer Kit: ${name}`);
    return operation ? [{ operation, Properties }] : [];
  });
  expect(functions).toHaveLength(operationNames.length);
  for (const { operation, Properties } of functions) {
    const role = (Properties.Role as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0];
    const { PolicyDocument } = policies.get(role) as { PolicyDocument: PolicyDocument };
    const grant = operationGrants[operation];
    const arn = { 'Fn::GetAtt': [tableId, 'Arn'] };
    const group = (Properties.LoggingConfig as { LogGroup: { Ref: string } }).LogGroup.Ref;
    expect(
      PolicyDocument.Statement.map((statement) => [[statement.Action].flat(), [statement.Resource].flat()]),
    ).toEqual([
      [['logs:CreateLogStream', 'logs:PutLogEvents'], [{ 'Fn::GetAtt': [group, 'Arn'] }]],
      // Traces belong to no resource.
      [['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']],
      [
        grant.table.map((action) => `dynamodb:${action}`),
        [arn, ...grant.indexes.map((index) => ({ 'Fn::Join': ['', [arn, `/index/${index}`]] }))],
      ],
    ]);
    expect(Properties.Environment).toEqual({
      Variables: { ALLOWED_ORIGINS: '*', RETENTION_DAYS: '14', TABLE_NAME: { Ref: tableId } },
    });
    expect(Properties.TracingConfig).toEqual({ Mode: 'Active' });
    expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    // No managed policy brings more.
    expect(template.findResources('AWS::IAM::Role')[role ?? '']?.Properties).not.toHaveProperty('ManagedPolicyArns');
  }
});

test.each([
  ['an origin with a slash at its end', { allowedOrigins: ['https://portal.example.com/'] }, 'ALLOWED_ORIGINS'],
  ['no origin', { allowedOrigins: [] }, 'ALLOWED_ORIGINS'],
  ['eleven years', { retentionDays: 4_015 }, 'RETENTION_DAYS'],
])(
  'is not synthesized with what its functions would not start with: %s',
  { timeout: 60_000 },
  (_what, faulty, named) => {
    expect(() => synthesize(named, { ...props, ...faulty })).toThrow(named);
  },
);

test('takes an origin that is known when it is deployed', { timeout: 60_000 }, () => {
  const origin = `https://${Fn.importValue('PortalDomain')}`;
  const { Environment } =
    Object.values(synthesize('later', { ...props, allowedOrigins: [origin] }).findResources('AWS::Lambda::Function'))
      .map(({ Properties }) => Properties as { Environment?: { Variables: Record<string, unknown> } })
      .find((properties) => properties.Environment) ?? {};
  expect(JSON.stringify(Environment?.Variables.ALLOWED_ORIGINS)).toContain('PortalDomain');
});

test('keeps instances for each function where a stage says so', { timeout: 60_000 }, () => {
  const reserved = synthesize('reserved', { ...props, reservedConcurrency: 3 });
  reserved.resourcePropertiesCountIs(
    'AWS::Lambda::Function',
    { ReservedConcurrentExecutions: 3 },
    operationNames.length,
  );
});

test('lets the logs of every function and of the API expire', () => {
  template.resourceCountIs('AWS::Logs::LogGroup', functionNames.length + 1);
  template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
});

test('scales the table and every index, encrypts it and can restore it', () => {
  template.resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 2 * (1 + Object.keys(table.indexes).length));
  template.allResourcesProperties('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 2, MaxCapacity: 20 });
  template.hasResourceProperties('AWS::DynamoDB::Table', {
    SSESpecification: { SSEEnabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
    GlobalSecondaryIndexes: Object.entries(table.indexes).map(([IndexName, { projected }]) =>
      Match.objectLike({ IndexName, Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projected] } }),
    ),
  });
});

test('keeps the data of a stage that says so', { timeout: 60_000 }, () => {
  const kept = synthesize('kept', { ...props, keepData: true });
  kept.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'Retain',
    Properties: { DeletionProtectionEnabled: true },
  });
  template.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'Delete',
    Properties: { DeletionProtectionEnabled: false },
  });
  kept.hasResource('AWS::Cognito::UserPool', {
    DeletionPolicy: 'Retain',
    Properties: { DeletionProtection: 'ACTIVE' },
  });
  // Without it, a pool that stays lets nobody in: its trigger may not be called.
  kept.hasResource('AWS::Lambda::Permission', {
    DeletionPolicy: 'Retain',
    Properties: { Principal: 'cognito-idp.amazonaws.com' },
  });
  // Without them the pool would let nobody in.
  const [trigger] = Object.values(kept.findResources('AWS::Lambda::Function', { Properties: { Timeout: 5 } }));
  const triggerRole = trigger?.Properties.Role['Fn::GetAtt'][0] as string;
  for (const part of [trigger, kept.findResources('AWS::IAM::Role')[triggerRole]]) {
    expect(part).toMatchObject({ DeletionPolicy: 'Retain' });
  }
  kept.allResources('AWS::Cognito::UserPoolGroup', { DeletionPolicy: 'Retain' });
  template.hasResource('AWS::Cognito::UserPool', {
    DeletionPolicy: 'Delete',
    Properties: { DeletionProtection: 'INACTIVE' },
  });
  // Who takes a stage down by mistake will want to know what happened.
  kept.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain' });
  template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
});

// Under another name CloudFormation makes a new, empty one, and the stack serves that; so it does for another key of the
// table. Moving a construct or changing its id is enough.
test('no change of the code puts another table or pool in the place of the one that holds data', () => {
  expect(resources('AWS::DynamoDB::Table')).toMatchObject([
    [
      'ApiCustomersTableCFD3A65D',
      {
        Properties: {
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
        },
      },
    ],
  ]);
  expect(resources('AWS::Cognito::UserPool').map(([id]) => id)).toEqual(['ApiSignInUsersFDDC0013']);
});

test('logs, traces and throttles every request, without naming a person', () => {
  const [, { Properties: stage } = { Properties: {} }] = resources('AWS::ApiGateway::Stage')[0] ?? [];
  expect(stage).toMatchObject({
    TracingEnabled: true,
    MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 }],
  });
  const { Format, DestinationArn } = stage.AccessLogSetting as { Format: string; DestinationArn: unknown };
  expect(DestinationArn).toEqual({ 'Fn::GetAtt': [expect.stringContaining('AccessLogs'), 'Arn'] });
  expect(JSON.parse(Format)).toMatchObject({ requestId: '$context.requestId', status: '$context.status' });
  expect(Format).not.toMatch(/identity|authorizer|customOverride|\$context\.path|\$context\.requestOverride/);
  template.hasResourceProperties('AWS::ApiGateway::UsagePlan', {
    Throttle: { RateLimit: 7, BurstLimit: 9 },
    ApiStages: [Match.objectLike({ Stage: Match.anyValue() })],
  });
  // With a key asked for, the plan bounds clients, and its comment and the README have to say so.
  expect(methods().filter(({ properties }) => properties.ApiKeyRequired)).toEqual([]);
});

test('blocks an address that calls too often', () => {
  template.hasResourceProperties('AWS::WAFv2::WebACL', {
    Scope: 'REGIONAL',
    Rules: [
      Match.objectLike({
        Action: { Block: {} },
        Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 500, EvaluationWindowSec: 300 } },
        // A sample would hold the token.
        VisibilityConfig: Match.objectLike({ SampledRequestsEnabled: false }),
      }),
    ],
  });
  const [stageId] = resources('AWS::ApiGateway::Stage')[0] ?? [];
  const [aclId] = resources('AWS::WAFv2::WebACL')[0] ?? [];
  const [, { Properties } = { Properties: {} }] = resources('AWS::WAFv2::WebACLAssociation')[0] ?? [];
  expect(Properties.WebACLArn).toEqual({ 'Fn::GetAtt': [aclId, 'Arn'] });
  expect(JSON.stringify(Properties.ResourceArn)).toContain(`{"Ref":"${stageId}"}`);
});

const watched = [
  ...functionNames.flatMap((of) => {
    const name = `${of[0]?.toUpperCase()}${of.slice(1)}`;
    return [`${name}Errors`, `${name}Throttles`, `${name}Duration`];
  }),
  'ApiServerErrors',
  'ApiLatency',
  ...['GetItem', 'Query', 'TransactWriteItems'].flatMap((call) => [`${call}SystemErrors`, `${call}Throttles`]),
];

test('watches functions, API and table, each alarm with its paragraph in the runbook', () => {
  const alarms = resources('AWS::CloudWatch::Alarm');
  expect(alarms.map(([id]) => id.replace(/^ApiMonitoring(\w+?)[0-9A-F]{8}$/, '$1')).toSorted()).toEqual(
    watched.toSorted(),
  );
  const runbook = readFileSync(new URL('../README.md', import.meta.url), 'utf8').split('## Runbook')[1] ?? '';
  for (const [id, { Properties }] of alarms) {
    const [, title = ''] = /^Customer Kit: ([^.]+)\./.exec(Properties.AlarmDescription as string) ?? [];
    expect(runbook, `${id} is in the runbook`).toContain(`**${title}**`);
    expect(Object.keys(begins)).toContain(title);
    expect(Properties).toMatchObject({
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    expect(Properties).not.toHaveProperty('AlarmActions');
  }
});

/** By title: the runbook's paragraph says the same in words. */
const begins: Record<string, object> = {
  'Function errors': { Statistic: 'Sum', Threshold: 1, DatapointsToAlarm: 1, EvaluationPeriods: 1 },
  'Function throttles': { Statistic: 'Sum', Threshold: 1, DatapointsToAlarm: 1, EvaluationPeriods: 1 },
  'Function duration': { ExtendedStatistic: 'p99', Threshold: 3_000, DatapointsToAlarm: 2, EvaluationPeriods: 3 },
  // The share of requests: each counts as 0 or 1.
  'API server errors': { Statistic: 'Average', Threshold: 0.01, DatapointsToAlarm: 2, EvaluationPeriods: 2 },
  'API latency': { ExtendedStatistic: 'p99', Threshold: 3_000, DatapointsToAlarm: 2, EvaluationPeriods: 3 },
  'Table system errors': { Statistic: 'Sum', Threshold: 1, DatapointsToAlarm: 1, EvaluationPeriods: 1 },
  'Table throttles': { Statistic: 'Sum', Threshold: 1, DatapointsToAlarm: 2, EvaluationPeriods: 3 },
};

test.each(Object.entries(begins))('begins the alarm of %s when the runbook says', (title, settings) => {
  const alarms = resources('AWS::CloudWatch::Alarm').filter(([, { Properties }]) =>
    (Properties.AlarmDescription as string).startsWith(`Customer Kit: ${title}.`),
  );
  expect(alarms).not.toEqual([]);
  for (const [, { Properties }] of alarms) expect(Properties).toMatchObject({ ...settings, Period: 300 });
});

test('watches the functions of the stack, each by its own name', () => {
  const functions = resources('AWS::Lambda::Function').filter(([, { Properties }]) => Properties.Description);
  expect(functions).not.toEqual([]);
  for (const [id] of functions) {
    for (const MetricName of ['Errors', 'Throttles', 'Duration']) {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName,
        Namespace: 'AWS/Lambda',
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: id } }],
        ...(MetricName === 'Duration' && { ExtendedStatistic: 'p99' }),
      });
    }
  }
  template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
});

test('has a runbook that asks the functions for what logs in JSON have', () => {
  const functions = resources('AWS::Lambda::Function').filter(([, { Properties }]) => Properties.Description);
  expect(functions).not.toEqual([]);
  for (const [, { Properties }] of functions) expect(Properties.LoggingConfig).toMatchObject({ LogFormat: 'JSON' });
  // Found in the text of REPORT lines alone.
  const runbook = readFileSync(new URL('../README.md', import.meta.url), 'utf8').split('## Runbook')[1] ?? '';
  expect(runbook).toContain('filter type = "platform.report"');
  expect(runbook).not.toMatch(/@(?:type|initDuration|duration|maxMemoryUsed)/);
});

test('watches each call of the table by itself', () => {
  for (const Value of ['GetItem', 'Query', 'TransactWriteItems']) {
    for (const MetricName of ['SystemErrors', 'ThrottledRequests']) {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName,
        Namespace: 'AWS/DynamoDB',
        Dimensions: Match.arrayWith([{ Name: 'Operation', Value }]),
        Statistic: 'Sum',
      });
    }
  }
});

test('counts for itself, beside other stages in the same account', { timeout: 60_000 }, () => {
  const [tableId] = resources('AWS::DynamoDB::Table')[0] ?? [];
  const dashboard = JSON.stringify(resources('AWS::CloudWatch::Dashboard')[0]?.[1].Properties.DashboardBody);
  const parts = dashboard.split('SEARCH(').slice(1);
  expect(parts).toHaveLength(3);
  for (const part of parts) {
    expect(part).toMatch(/^'\{CustomerKit,table,operation,statusClass\}/);
    expect(part.split("', '")[0]).toContain(`{"Ref":"${tableId}"}`);
  }
  const metricNames = (stack: Template) =>
    Object.values(stack.findResources('AWS::WAFv2::WebACL')).map(
      ({ Properties }) => Properties.VisibilityConfig.MetricName,
    );
  const app = new App({ outdir: join(folder, 'beside'), analyticsReporting: false });
  const beside = Template.fromStack(new CustomerApiStack(app, 'CustomerKit-beside', { api: props }));
  expect(metricNames(beside)).not.toEqual(metricNames(template));
});

test('tells the topic of a stage of every alarm', { timeout: 60_000 }, () => {
  const alarmTopicArn = 'arn:aws:sns:eu-central-1:123456789012:pager';
  const told = synthesize('told', { ...props, alarmTopicArn });
  const actions = { AlarmActions: [alarmTopicArn], OKActions: [alarmTopicArn] };
  told.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', actions, watched.length);
});

test("answers what API Gateway refuses with the contract's problems, readable by other origins", () => {
  const responses = new Map(
    resources('AWS::ApiGateway::GatewayResponse').map(([, { Properties }]) => [Properties.ResponseType, Properties]),
  );
  const expected = Object.entries(problems).flatMap(([name, { status, gateway }]) =>
    gateway.map((type) => ({ name, status, type })),
  );
  expect(new Set(responses.keys())).toEqual(new Set(expected.map(({ type }) => type)));
  // One without an answer of its own takes the status of DEFAULT_4XX, 400, whatever it is.
  const all = Object.values(ResponseType).map(({ responseType }) => responseType);
  expect(new Set(responses.keys())).toEqual(new Set(all));
  for (const { name, status, type } of expected) {
    const { StatusCode, ResponseParameters, ResponseTemplates } = responses.get(type) ?? {};
    const body = (ResponseTemplates as Record<string, string>)['application/json']?.replace(
      '$context.error.messageString',
      '"m"',
    );
    expect(StatusCode).toBe(String(status));
    expect(problem.parse(JSON.parse(body ?? ''))).toMatchObject({
      type: problemType(name as keyof typeof problems),
      status,
    });
    expect(ResponseParameters).toMatchObject({
      'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
    });
  }
});

test('says when to come back to who called too often, by rate or by address', () => {
  const tooMany = resources('AWS::ApiGateway::GatewayResponse').filter(
    ([, { Properties }]) => Properties.StatusCode === '429',
  );
  const types = new Set(tooMany.map(([, { Properties }]) => Properties.ResponseType));
  expect(types).toEqual(new Set(['THROTTLED', 'QUOTA_EXCEEDED', 'WAF_FILTERED']));
  for (const [, { Properties }] of tooMany) {
    expect(Properties.ResponseParameters).toMatchObject({
      'gatewayresponse.header.Retry-After': expect.stringMatching(/^'[1-9]\d*'$/),
    });
  }
});

test('deploys again when a gateway response or a model changes', () => {
  const [, deployment] = Object.entries(template.findResources('AWS::ApiGateway::Deployment'))[0] ?? [];
  const dependencies = (deployment as { DependsOn: string[] }).DependsOn;
  for (const type of ['AWS::ApiGateway::GatewayResponse', 'AWS::ApiGateway::Model', 'AWS::ApiGateway::Method']) {
    expect(dependencies).toEqual(expect.arrayContaining(resources(type).map(([id]) => id)));
  }
});

test('deploys again when another pool signs users in', { timeout: 60_000 }, () => {
  const deploymentOf = (pool: string) => {
    const userPoolArn = `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${pool}`;
    const stack = synthesize(pool, { ...props, auth: { userPoolArn } });
    return Object.keys(stack.findResources('AWS::ApiGateway::Deployment'));
  };
  expect(deploymentOf('eu-central-1_Before')).not.toEqual(deploymentOf('eu-central-1_After'));
});

test('gives the same template for the same sources', { timeout: 60_000 }, () => {
  expect(synthesize('second', props).toJSON()).toEqual(template.toJSON());
});
