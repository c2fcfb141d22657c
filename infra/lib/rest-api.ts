import { corsRequestHeaders, type OperationName, operationNames, operations } from '@customer-kit/contract';
import { type RequestModel, requestModel } from '@customer-kit/contract/json-schema';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import {
  RestApi as ApiGatewayRestApi,
  type CfnRestApi,
  type CognitoUserPoolsAuthorizer,
  EndpointAccessMode,
  EndpointType,
  type IModel,
  type JsonSchema,
  JsonSchemaType,
  JsonSchemaVersion,
  LambdaIntegration,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroupProps } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accessLog } from './access-log.ts';
import { addGatewayResponses } from './gateway-responses.ts';

export interface Throttle {
  /** Requests a second, on average. */
  readonly rate: number;
  /** Requests at once, before the average counts (API Gateway Developer Guide, "token bucket"). */
  readonly burst: number;
}

export interface RestApiProps {
  /** Who answers each operation. */
  readonly functions: Readonly<Record<OperationName, IFunction>>;
  /** Checks the access token of every request; the contract says which scope it needs. */
  readonly authorizer: CognitoUserPoolsAuthorizer;
  /** Origins whose pages may call the API; `['*']` is every page. */
  readonly allowedOrigins: readonly string[];
  /** Of the access logs. */
  readonly logs: LogGroupProps;
  /** Of all clients together. */
  readonly throttle: Throttle;
}

/**
 * The contract's operations behind API Gateway: its routes and nothing else, bodies checked by shape before a function
 * runs, and every answer, errors of the gateway included, readable by a page of an allowed origin.
 */
export class RestApi extends Construct {
  readonly api: ApiGatewayRestApi;

  constructor(scope: Construct, id: string, props: RestApiProps) {
    super(scope, id);
    const { functions, authorizer, allowedOrigins, logs, throttle } = props;
    const api = new ApiGatewayRestApi(this, 'Api', {
      restApiName: this.node.path.replaceAll('/', '-'),
      description: 'Customer Kit',
      endpointTypes: [EndpointType.REGIONAL],
      // A page of a hundred customers has 24 KB, compressed 5.
      minCompressionSize: Size.kibibytes(1),
      // The stage is part of every URL, and stages are stacks of their own.
      deployOptions: {
        stageName: 'v1',
        throttlingRateLimit: throttle.rate,
        throttlingBurstLimit: throttle.burst,
        tracingEnabled: true,
        ...accessLog(this, logs),
      },
      // The account's, for all its APIs: without it no access log is written, and so it outlives the stack.
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
    });
    this.api = api;
    // By the resource itself, because `RestApi` has no property for it. Its default, TLS 1.0, is what scanners report.
    const resource = api.node.defaultChild as CfnRestApi;
    resource.securityPolicy = SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09;
    resource.endpointAccessMode = EndpointAccessMode.BASIC;
    // Bounds nobody yet: API Gateway counts by API key, on methods that ask for one, and none does. The stage's limits
    // above bound everybody. A client that is to be counted by itself gets a key of this plan and `apiKeyRequired`.
    api
      .addUsagePlan('UsagePlan', { throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst } })
      .addApiStage({ stage: api.deploymentStage });
    const requestValidator = api.addRequestValidator('Validator', {
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    for (const name of operationNames) {
      const { method, path, scope: needed } = operations[name];
      const model = bodyModel(api, name);
      api.root
        .resourceForPath(path)
        .addMethod(method, new LambdaIntegration(functions[name], { allowTestInvoke: false }), {
          operationName: name,
          authorizer,
          authorizationScopes: [needed],
          requestValidator,
          requestParameters: Object.fromEntries(
            [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => [`method.request.path.${parameter}`, true]),
          ),
          ...(model && { requestModels: { 'application/json': model } }),
        });
    }
    for (const path of new Set(operationNames.map((name) => operations[name].path))) {
      api.root.resourceForPath(path).addCorsPreflight({
        allowOrigins: [...allowedOrigins],
        allowMethods: operationNames
          .map((name) => operations[name])
          .filter((other) => other.path === path)
          .map(({ method }) => method),
        allowHeaders: [...corsRequestHeaders],
        // What Chromium keeps a preflight for at most.
        maxAge: Duration.hours(2),
      });
    }
    addGatewayResponses(api, allowedOrigins);
  }
}

function bodyModel(api: ApiGatewayRestApi, name: OperationName): IModel | undefined {
  const model = requestModel(name);
  if (!model) return undefined;
  return api.addModel(`${name}Body`, {
    contentType: 'application/json',
    description: `Body of ${name}`,
    schema: { schema: JsonSchemaVersion.DRAFT4, ...jsonSchemaOf(model) },
  });
}

/** The same schema in the words of the CDK, which has an enum for what JSON Schema has strings for. */
function jsonSchemaOf({ type, enum: choices, properties, required, additionalProperties }: RequestModel): JsonSchema {
  const types = [type ?? []].flat().map(jsonSchemaType);
  return {
    ...(types[0] && { type: types.length === 1 ? types[0] : types }),
    ...(choices && { enum: [...choices] }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, jsonSchemaOf(value)])),
    }),
    ...(required && { required: [...required] }),
    ...(additionalProperties !== undefined && { additionalProperties }),
  };
}

function jsonSchemaType(name: string): JsonSchemaType {
  const type = new Map<string, JsonSchemaType>(Object.values(JsonSchemaType).map((known) => [known, known])).get(name);
  if (type === undefined) throw new Error(`API Gateway models have no type "${name}".`);
  return type;
}
