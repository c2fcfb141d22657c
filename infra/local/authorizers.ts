/**
 * Cognito authorizers as API Gateway runs them: the token of the header, with or without `Bearer`, has to be signed by
 * the pool's key, unexpired, of the pool's issuer and one of its clients, and, where the method names scopes, an access
 * token with one of them (API Gateway Developer Guide, "Control access to REST APIs using Amazon Cognito user pools").
 * The pool's key is the local issuer's.
 */
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { Assembly } from './assembly.ts';
import type { GatewayFault } from './gateway-response.ts';
import type { ResourceProperties } from './resource-properties.ts';
import { createTokenIssuer, type TokenIssuer } from './token-issuer.ts';

/** The claims of who may ask, as a function gets them, or why nobody may. */
type Authorization = { claims: Record<string, string> } | { fault: GatewayFault };
export type Authorize = (header: string | undefined) => Promise<Authorization>;

export interface Authorizer {
  tokens: TokenIssuer;
  /** ARN of the function that its pool asks before it gives a token, if it asks one. */
  preTokenGeneration: string | undefined;
  /** The check of a method that asks for one of these scopes. */
  authorizing: (scopes: readonly string[]) => Authorize;
}

const unauthorized = { fault: { type: 'UNAUTHORIZED', status: 401, message: 'Unauthorized' } };
const accessDenied = {
  fault: { type: 'ACCESS_DENIED', status: 403, message: 'User is not authorized to access this resource' },
};

/** The template's authorizers, by logical id. Throws for one that is not Cognito's with one pool. */
export function readAuthorizers(assembly: Assembly): Map<string, Authorizer> {
  const pools = assembly.resources('AWS::Cognito::UserPool');
  const clients = assembly.resources('AWS::Cognito::UserPoolClient');
  return new Map(
    assembly.resources('AWS::ApiGateway::Authorizer').map(({ logicalId, properties }) => {
      const poolId = poolIdOf(logicalId, properties);
      const pool = pools.find((made) => assembly.nameOf(made.logicalId) === poolId);
      const clientIds = clients
        .filter((client) => client.properties.UserPoolId === poolId)
        .map((client) => assembly.nameOf(client.logicalId));
      const preTokenGeneration = pool?.properties.LambdaConfig?.PreTokenGenerationConfig?.LambdaArn;
      return [assembly.nameOf(logicalId), createAuthorizer(poolId, clientIds, preTokenGeneration)];
    }),
  );
}

function poolIdOf(logicalId: string, properties: ResourceProperties['AWS::ApiGateway::Authorizer']): string {
  const { IdentitySource, ProviderARNs = [], Type } = properties;
  const [, poolId] = /:userpool\/(.+)$/.exec(ProviderARNs[0] ?? '') ?? [];
  const known = Type === 'COGNITO_USER_POOLS' && IdentitySource === 'method.request.header.Authorization';
  if (!known || poolId === undefined || ProviderARNs.length > 1)
    throw new Error(`${logicalId} is an authorizer that the local runtime does not know: it knows one Cognito pool.`);
  return poolId;
}

/** A pool that the template does not make has clients nobody here knows: then any will do. */
function createAuthorizer(userPoolId: string, clientIds: string[], preTokenGeneration: string | undefined): Authorizer {
  const issuer = `https://cognito-idp.${userPoolId.split('_')[0]}.amazonaws.com/${userPoolId}`;
  const tokens = createTokenIssuer(issuer, clientIds[0] ?? 'local');
  // Without this it would ask AWS for the keys of a token that somebody else signed.
  const jwksCache = new SimpleJwksCache({ fetcher: { fetch: async () => bytesOf(tokens.jwks) } });
  const clientId = clientIds.length > 0 ? clientIds : null;
  const verifier = CognitoJwtVerifier.create({ userPoolId, tokenUse: 'access', clientId }, { jwksCache });
  return {
    tokens,
    preTokenGeneration,
    authorizing: (scopes) => async (header) => {
      const token = (header ?? '').replace(/^Bearer /i, '');
      try {
        const claims = await verifier.verify(token);
        const granted = claims.scope.split(' ');
        if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return accessDenied;
        return { claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, textOf(value)])) };
      } catch (error) {
        if (error instanceof JwtBaseError) return unauthorized;
        throw error;
      }
    },
  };
}

/** Every claim is text to a function. */
function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : JSON.stringify(claim);
}

function bytesOf(json: object): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(json)).buffer;
}
