// The gateway before any function runs: who gets in, on a template with one method that asks for a scope.
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { writeFixtureAssembly } from '../test/fixture-assembly.ts';
import { readAssembly } from './assembly.ts';
import { type Authorizer, readAuthorizers } from './authorizers.ts';
import { createGateway } from './gateway.ts';
import { type Backend, startBackend } from './index.ts';
import { readRestApi } from './rest-api.ts';
import type { TokenIssuer } from './token-issuer.ts';

const issuer = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Pool';
const authorizer = { AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: { Ref: 'Authorizer' } };
const poolArn = { 'Fn::GetAtt': ['Pool', 'Arn'] };
const cognitoAuthorizer = {
  Type: 'AWS::ApiGateway::Authorizer',
  Properties: {
    Type: 'COGNITO_USER_POOLS',
    IdentitySource: 'method.request.header.Authorization',
    ProviderARNs: [poolArn],
  },
};

let backend: Backend;
let folder: string;
let remove = () => {};
beforeAll(async () => {
  const fixture = writeFixtureAssembly({
    methods: [
      {
        route: 'GET /things',
        handler: `export const handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event.requestContext.authorizer) });`,
        method: { ...authorizer, AuthorizationScopes: ['things/read'] },
      },
      { route: 'OPTIONS /things' },
    ],
    resources: {
      Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
      Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
      Authorizer: cognitoAuthorizer,
    },
  });
  ({ folder, remove } = fixture);
  const dynamodb = { endpoint: 'http://127.0.0.1:9' };
  backend = await startBackend({ apiPort: 0, dynamodb, assembly: folder, functionLog: () => {} });
});
afterAll(async () => {
  await backend?.stop();
  remove();
});

const get = (authorization?: string) =>
  fetch(`${backend.apiUrl}/things`, { headers: { ...(authorization && { authorization }) } });

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const partsOf = (token: string) => token.split('.') as [string, string, string];
const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** The token with other claims or another header, signed by a key of somebody else. */
function forged(claims: object, header: object = {}): string {
  const [head, body] = partsOf(backend.token(['things/read']));
  const signed = `${encode({ ...read(head), ...header })}.${encode({ ...read(body), ...claims })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

async function ask(request: object) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) };
  const response = await fetch(`${backend.apiUrl}/_local/token`, init);
  return { response, answer: (await response.json()) as { access_token: string; expires_in: number } };
}

test.each(['Bearer ', ''])('lets in a token with the scope, after "%s", and hands its claims over', async (scheme) => {
  const response = await get(scheme + backend.token(['other', 'things/read']));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    claims: {
      iss: issuer,
      client_id: 'Client',
      token_use: 'access',
      scope: 'other things/read',
      sub: expect.any(String),
      exp: expect.stringMatching(/^\d+$/),
    },
  });
});

test('refuses a token without the scope by 403', async () => {
  for (const scopes of [[], ['things/write'], ['things/read2']]) {
    expect((await get(`Bearer ${backend.token(scopes)}`)).status).toBe(403);
  }
});

test('refuses by 401 who has no token, or one of another scheme', async () => {
  for (const header of [
    undefined,
    'Bearer',
    'Bearer nonsense',
    'Bearer a.b.c',
    `Basic ${backend.token(['things/read'])}`,
  ]) {
    expect([header, (await get(header)).status]).toEqual([header, 401]);
  }
});

test('refuses by 401 what somebody else signed, or nobody', async () => {
  const [head, body, signature] = partsOf(backend.token(['things/read']));
  const none = encode({ ...read(head), alg: 'none' });
  const symmetric = `${encode({ ...read(head), alg: 'HS256' })}.${body}`;
  const tokens = {
    'another key': forged({}),
    'a key nobody knows': forged({}, { kid: 'other' }),
    'alg none': `${none}.${body}.`,
    'alg none, signed': `${none}.${body}.${signature}`,
    'alg HS256': `${symmetric}.${createHmac('sha256', 'public key').update(symmetric).digest('base64url')}`,
    tampered: `${head}.${encode({ ...read(body), scope: 'things/read things/write' })}.${signature}`,
  };
  for (const [what, token] of Object.entries(tokens)) {
    expect([what, (await get(`Bearer ${token}`)).status]).toEqual([what, 401]);
  }
});

test.each([
  ['another issuer', { iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other' }],
  ['another client', { client_id: 'Other' }],
  ['an ID token', { token_use: 'id', aud: 'Client', client_id: undefined }],
  ['a token that is not valid yet', { nbf: Math.floor(Date.now() / 1_000) + 60 }],
])('refuses by 401 what the right key signed, but is %s', async (_what, claims) => {
  const authorizers = readAuthorizers(readAssembly(folder, 'dev'));
  const { tokens, authorizing } = authorizers.get('Authorizer') as Authorizer;
  const own = read(partsOf(tokens.issue({ scopes: ['things/read'] }))[1]);
  const authorize = authorizing(['things/read']);
  expect(await authorize(tokens.sign(own))).toHaveProperty('claims');
  expect(await authorize(tokens.sign({ ...own, ...claims }))).toMatchObject({ fault: { type: 'UNAUTHORIZED' } });
});

test('refuses by 401 a token that expired', async () => {
  const { answer } = await ask({ scopes: ['things/read'], expiresIn: 1 });
  expect(answer.expires_in).toBe(1);
  await expect.poll(async () => (await get(`Bearer ${answer.access_token}`)).status, { timeout: 5_000 }).toBe(401);
});

test('gives tokens to pages of any origin, and says what it wants to who asks otherwise', async () => {
  const { response, answer } = await ask({ scopes: ['things/read'] });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.expires_in).toBe(3_600);
  expect((await get(`Bearer ${answer.access_token}`)).status).toBe(200);
  const preflight = await fetch(`${backend.apiUrl}/_local/token`, { method: 'OPTIONS' });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'content-type']);
  expect((await ask({ scopes: 'things/read' })).response.status).toBe(400);
});

test('answers 500 and logs why when making a token fails', async () => {
  const api = readRestApi(readAssembly(folder, 'dev'));
  const tokens = {
    ...(api.tokens as TokenIssuer),
    issue() {
      throw new Error('no key');
    },
  };
  const logged: string[] = [];
  const log = (line: string) => logged.push(line);
  const server = createGateway({ api: { ...api, tokens, methods: [] }, functions: new Map(), log }).listen(0);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://localhost:${port}/_local/token`, { method: 'POST', body: '{"scopes":[]}' });
  expect([response.status, await response.json()]).toEqual([500, { message: 'Internal server error' }]);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(logged).toEqual([expect.stringMatching(`^${response.headers.get('x-amzn-requestid')} Error: no key\n`)]);
});

test('asks no preflight for a token', async () => {
  expect((await fetch(`${backend.apiUrl}/things`, { method: 'OPTIONS' })).status).toBe(204);
});

test.each([
  ['of a function', { Type: 'TOKEN' }],
  ['of another header', { IdentitySource: 'method.request.header.X-Token' }],
  ['of two pools', { ProviderARNs: [poolArn, { 'Fn::GetAtt': ['Other', 'Arn'] }] }],
  ['of no pool', { ProviderARNs: [] }],
])('does not start with an authorizer %s', (_what, properties) => {
  const Properties = { ...cognitoAuthorizer.Properties, ...properties };
  const pool = { Type: 'AWS::Cognito::UserPool', Properties: {} };
  const fixture = writeFixtureAssembly({
    methods: [],
    resources: { Pool: pool, Other: pool, Authorizer: { ...cognitoAuthorizer, Properties } },
  });
  onTestFinished(fixture.remove);
  expect(() => readAuthorizers(readAssembly(fixture.folder, 'dev'))).toThrow('Authorizer is an authorizer that');
});
