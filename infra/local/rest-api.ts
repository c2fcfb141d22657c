import type { Assembly } from './assembly.ts';
import { type Authorize, type Authorizer, readAuthorizers } from './authorizers.ts';
import { type GatewayAnswers, readGatewayResponses } from './gateway-response.ts';
import { type BodyCheck, compileModels } from './request-models.ts';
import type { Integration, ResourceProperties } from './resource-properties.ts';
import type { TokenIssuer } from './token-issuer.ts';

/** A method of the API, ready to be served. */
export interface Method {
  httpMethod: string;
  /** As in the template: `/customers/{id}`. */
  resourcePath: string;
  resourceId: string;
  operationName: string | undefined;
  /** Names of what a request has to have, by place, as far as the method's validator asks for it. */
  requiredParameters: readonly { in: 'path' | 'querystring' | 'header'; name: string }[];
  /** Checks a body of this content type; undefined when nothing does. */
  bodyCheck(contentType: string): BodyCheck | undefined;
  integration: Integration;
  /** Checks who asks; undefined when anybody may. */
  authorize: Authorize | undefined;
}

export interface RouteMatch {
  method: Method;
  /** Decoded. */
  pathParameters: Record<string, string>;
}

export interface RestApi {
  id: string;
  stage: string;
  binaryMediaTypes: readonly string[];
  /** Bytes from which a body is compressed for who accepts that. */
  minimumCompressionSize: number;
  gatewayResponses: GatewayAnswers;
  methods: readonly Method[];
  /** Signs the access tokens that the methods ask for; undefined when none does. */
  tokens: TokenIssuer | undefined;
  /** ARN of the function that is asked before one is given. */
  preTokenGeneration: string | undefined;
  /** The method that serves a path, or undefined. Throws URIError when a parameter is not well encoded. */
  match(httpMethod: string, path: string): RouteMatch | undefined;
}

/** Reads the template's REST API. Throws when there is not exactly one, or it asks for what is not imitated. */
export function readRestApi(assembly: Assembly): RestApi {
  const apis = assembly.resources('AWS::ApiGateway::RestApi');
  const [api, ...others] = apis;
  if (!api || others.length > 0)
    throw new Error(`${assembly.stackName} has ${apis.length} REST APIs; the local runtime serves one.`);
  const [stage] = assembly.resources('AWS::ApiGateway::Stage');
  const authorizers = readAuthorizers(assembly);
  const [authorizer] = authorizers.values();
  const methods = readMethods(assembly, api.logicalId, authorizers);
  const tree = routeTree(methods);
  return {
    id: assembly.nameOf(api.logicalId),
    stage: stage?.properties.StageName ?? '',
    binaryMediaTypes: api.properties.BinaryMediaTypes ?? [],
    minimumCompressionSize: api.properties.MinimumCompressionSize ?? Number.POSITIVE_INFINITY,
    gatewayResponses: readGatewayResponses(assembly),
    methods,
    tokens: authorizer?.tokens,
    preTokenGeneration: authorizer?.preTokenGeneration,
    match(httpMethod, path) {
      const found = findRoute(tree, segmentsOf(path));
      const method = found?.node.methods.get(httpMethod) ?? found?.node.methods.get('ANY');
      return found && method && { method, pathParameters: found.pathParameters };
    },
  };
}

function readMethods(assembly: Assembly, apiId: string, authorizers: ReadonlyMap<string, Authorizer>): Method[] {
  const paths = resourcePaths(assembly, apiId);
  const validators = new Map(
    assembly.resources('AWS::ApiGateway::RequestValidator').map(({ logicalId, properties }) => [logicalId, properties]),
  );
  const models = compileModels(assembly);
  return assembly.resources('AWS::ApiGateway::Method').map(({ logicalId, properties }) => {
    const { AuthorizationType = 'NONE', ApiKeyRequired, HttpMethod, Integration, ResourceId } = properties;
    const authorizer = authorizers.get(properties.AuthorizerId ?? '');
    if ((AuthorizationType !== 'NONE' && !authorizer) || ApiKeyRequired) {
      throw new Error(
        `${logicalId} asks for ${ApiKeyRequired ? 'an API key' : AuthorizationType}, which the local runtime does not check.`,
      );
    }
    const validator = validators.get(properties.RequestValidatorId ?? '');
    return {
      httpMethod: HttpMethod,
      resourcePath: paths.get(ResourceId) ?? '/',
      resourceId: ResourceId,
      operationName: properties.OperationName,
      requiredParameters: validator?.ValidateRequestParameters ? requiredParameters(properties) : [],
      bodyCheck: (contentType) =>
        validator?.ValidateRequestBody ? models.get(properties.RequestModels?.[contentType] ?? '') : undefined,
      integration: Integration,
      authorize: authorizer?.authorizing(properties.AuthorizationScopes ?? []),
    };
  });
}

function resourcePaths(assembly: Assembly, apiId: string): Map<string, string> {
  const resources = new Map(
    assembly.resources('AWS::ApiGateway::Resource').map(({ logicalId, properties }) => [logicalId, properties]),
  );
  const pathOf = (id: string): string => {
    const resource = resources.get(id);
    return resource ? `${pathOf(resource.ParentId)}/${resource.PathPart}` : '';
  };
  return new Map([...[...resources.keys()].map((id) => [id, pathOf(id)] as const), [`${apiId}/root`, '/']]);
}

function requiredParameters({
  RequestParameters = {},
}: ResourceProperties['AWS::ApiGateway::Method']): Method['requiredParameters'] {
  return Object.entries(RequestParameters).flatMap(([key, required]) => {
    const [, place, name] = /^method\.request\.(path|querystring|header)\.(.+)$/.exec(key) ?? [];
    return required && place && name ? [{ in: place as 'path' | 'querystring' | 'header', name }] : [];
  });
}

interface RouteNode {
  literals: Map<string, RouteNode>;
  /** `{id}`. */
  parameter?: { name: string; node: RouteNode };
  /** `{proxy+}`. */
  greedy?: { name: string; node: RouteNode };
  methods: Map<string, Method>;
}

function routeTree(methods: readonly Method[]): RouteNode {
  const root: RouteNode = { literals: new Map(), methods: new Map() };
  for (const method of methods) {
    let node = root;
    for (const part of segmentsOf(method.resourcePath)) node = childOf(node, part);
    node.methods.set(method.httpMethod, method);
  }
  return root;
}

function childOf(node: RouteNode, part: string): RouteNode {
  const [, name, plus] = /^\{(.+?)(\+?)\}$/.exec(part) ?? [];
  const child: RouteNode = { literals: new Map(), methods: new Map() };
  if (name === undefined) {
    const known = node.literals.get(part) ?? child;
    node.literals.set(part, known);
    return known;
  }
  const kind = plus ? 'greedy' : 'parameter';
  node[kind] ??= { name, node: child };
  return node[kind].node;
}

/** Full path matches before parameters, parameters before greedy ones (API Gateway Developer Guide, "Resources"). */
function findRoute(
  node: RouteNode,
  segments: readonly string[],
): { node: RouteNode; pathParameters: Record<string, string> } | undefined {
  const [segment, ...rest] = segments;
  if (segment === undefined) return node.methods.size > 0 ? { node, pathParameters: {} } : undefined;
  const literal = node.literals.get(segment);
  const exact = literal && findRoute(literal, rest);
  if (exact) return exact;
  const below = node.parameter && findRoute(node.parameter.node, rest);
  if (node.parameter && below) {
    return {
      node: below.node,
      pathParameters: { [node.parameter.name]: decodeURIComponent(segment), ...below.pathParameters },
    };
  }
  if (!node.greedy) return undefined;
  return { node: node.greedy.node, pathParameters: { [node.greedy.name]: decodeURIComponent(segments.join('/')) } };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}
