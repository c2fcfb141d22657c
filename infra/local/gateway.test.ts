import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFixtureAssembly } from '../test/fixture-assembly.ts';
import { type Backend, startBackend } from './start-backend.ts';

const echo = `export const handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });`;
const answer = (result: string) => `export const handler = async () => (${result});`;
const hang = `export const handler = () => new Promise(() => setInterval(() => {}, 1000));`;
const problemJson = {
  'gatewayresponse.header.Content-Type': "'application/problem+json'",
  'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
};

const logged: string[] = [];
let backend: Backend;
let removeFixture = () => {};

beforeAll(async () => {
  const fixture = writeFixtureAssembly({
    methods: [
      { route: 'GET /things', handler: echo },
      { route: 'GET /things/special', handler: answer(`{ statusCode: 200, body: 'special' }`) },
      { route: 'GET /things/{id}', handler: echo },
      { route: 'GET /files/{path+}', handler: echo },
      {
        route: 'POST /things',
        handler: echo,
        method: { RequestValidatorId: { Ref: 'Validator' }, RequestModels: { 'application/json': { Ref: 'Thing' } } },
      },
      {
        route: 'GET /needy',
        handler: echo,
        method: {
          RequestValidatorId: { Ref: 'Validator' },
          RequestParameters: { 'method.request.querystring.q': true, 'method.request.querystring.free': false },
        },
      },
      { route: 'POST /images', handler: echo },
      {
        route: 'GET /image',
        handler: answer(
          `{ statusCode: 200, headers: { 'content-type': 'image/png' }, body: 'aGk=', isBase64Encoded: true }`,
        ),
      },
      {
        route: 'GET /cookies',
        handler: answer(
          `{ statusCode: 200, headers: { 'x-one': 1, date: 'x' }, multiValueHeaders: { 'set-cookie': ['a=1', 'b=2'] } }`,
        ),
      },
      { route: 'GET /gone', handler: answer(`{ statusCode: 204, headers: {}, body: '' }`) },
      { route: 'GET /unchanged', handler: answer(`{ statusCode: 304, headers: {}, body: 'as it was' }`) },
      ...[
        'undefined',
        '"text"',
        '{ body: "no status" }',
        '{ statusCode: 99, body: "no status either" }',
        '{ statusCode: 200, body: { not: "text" } }',
        '{ statusCode: 200, headers: { "x-a": "line\\nbreak" } }',
      ].map((result, index) => ({ route: `GET /malformed/${index}`, handler: answer(result) })),
      {
        route: 'GET /sized',
        handler: `export const handler = async ({ queryStringParameters: { bytes } }) => { const rest = JSON.stringify({ statusCode: 200, body: '' }).length; return { statusCode: 200, body: 'é' + 'x'.repeat(bytes - rest - 2) }; };`,
      },
      { route: 'GET /throws', handler: `export const handler = async () => { throw new TypeError('secret'); };` },
      {
        route: 'GET /crashes',
        handler: `export const handler = async ({ queryStringParameters }) => queryStringParameters ? process.exit(3) : { statusCode: 200, body: String(process.pid) };`,
      },
      { route: 'GET /never-starts', handler: `throw new Error('bad module');` },
      { route: 'GET /too-slow', handler: hang, function: { Timeout: 1 } },
      { route: 'GET /integration-timeout', handler: hang, integration: { TimeoutInMillis: 50 } },
      {
        route: 'GET /context',
        handler: `export const handler = async (event, context) => ({ statusCode: 200, body: JSON.stringify({ ...context, left: context.getRemainingTimeInMillis(), env: process.env, heap: process.execArgv, same: context.awsRequestId === event.requestContext.requestId }) });`,
        function: { MemorySize: 200, Timeout: 7, Environment: { Variables: { TABLE_NAME: { Ref: 'Api' } } } },
      },
      {
        route: 'OPTIONS /things',
        integration: {
          IntegrationResponses: [
            {
              StatusCode: '204',
              ResponseParameters: { 'method.response.header.Access-Control-Allow-Methods': "'GET,POST'" },
            },
          ],
        },
      },
    ],
    resources: {
      Api: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: { BinaryMediaTypes: ['image/*'], MinimumCompressionSize: 1_000 },
      },
      Validator: {
        Type: 'AWS::ApiGateway::RequestValidator',
        Properties: { ValidateRequestBody: true, ValidateRequestParameters: true },
      },
      Thing: {
        Type: 'AWS::ApiGateway::Model',
        Properties: {
          Schema: {
            $schema: 'http://json-schema.org/draft-04/schema#',
            type: 'object',
            properties: { name: { type: 'string' } },
            required: ['name'],
            additionalProperties: false,
          },
        },
      },
      Refused: {
        Type: 'AWS::ApiGateway::GatewayResponse',
        Properties: {
          ResponseType: 'DEFAULT_4XX',
          ResponseParameters: problemJson,
          ResponseTemplates: {
            'application/json':
              '{"type":"$context.error.responseType","detail":$context.error.messageString,"id":"$context.requestId"}',
          },
        },
      },
      Needy: {
        Type: 'AWS::ApiGateway::GatewayResponse',
        Properties: { ResponseType: 'BAD_REQUEST_PARAMETERS', StatusCode: '422' },
      },
      TooLarge: {
        Type: 'AWS::ApiGateway::GatewayResponse',
        Properties: { ResponseType: 'REQUEST_TOO_LARGE', ResponseParameters: problemJson },
      },
    },
  });
  removeFixture = fixture.remove;
  backend = await startBackend({
    apiPort: 0,
    dynamodb: { endpoint: 'http://127.0.0.1:9' },
    assembly: fixture.folder,
    functionLog: (line, name) => logged.push(`${name}: ${line}`),
  });
});

afterAll(async () => {
  await backend?.stop();
  removeFixture();
});

const get = (path: string, init?: RequestInit) => fetch(`${backend.apiUrl}${path}`, init);
const getJson = async (path: string, init?: RequestInit) =>
  (await get(path, init)).json() as Promise<Record<string, any>>;

test('hands over the event of a proxy integration, every value of a parameter and header included', async () => {
  const event = await new Promise<Record<string, any>>((resolve, reject) => {
    const url = `${backend.apiUrl}/things/a%2Fb%20c?tag=1&tag=2&q=%C3%A9+x`;
    const request = httpRequest(url, { headers: { 'X-Tag': ['a', 'b'], Connection: 'keep-alive' } }, (response) => {
      let body = '';
      response.on('data', (data) => (body += data)).on('end', () => resolve(JSON.parse(body)));
    });
    request.on('error', reject).end();
  });
  expect(event).toMatchObject({
    resource: '/things/{id}',
    path: '/things/a%2Fb%20c',
    httpMethod: 'GET',
    pathParameters: { id: 'a/b c' },
    queryStringParameters: { tag: '2', q: 'é x' },
    multiValueQueryStringParameters: { tag: ['1', '2'], q: ['é x'] },
    headers: { 'X-Tag': 'b', 'X-Forwarded-Proto': 'http' },
    multiValueHeaders: { 'X-Tag': ['a', 'b'] },
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
    requestContext: { resourcePath: '/things/{id}', httpMethod: 'GET', stage: 'v1', apiId: 'Api' },
  });
  expect(event.headers).not.toHaveProperty('Connection');
});

test('gives null, as AWS does, where a request has no parameters', async () => {
  expect(await getJson('/things')).toMatchObject({
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
  });
});

test('prefers the literal route, then a parameter, then a greedy one', async () => {
  expect(await (await get('/things/special')).text()).toBe('special');
  expect((await getJson('/things/other')).resource).toBe('/things/{id}');
  expect((await getJson('/files/a/b/c')).pathParameters).toEqual({ path: 'a/b/c' });
});

test.each(['/nothing', '/things/a/b', '/'])('answers 403 where there is no route: GET %s', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({
    type: 'MISSING_AUTHENTICATION_TOKEN',
    detail: 'Missing Authentication Token',
  });
});

test('takes the token of an unknown route for a signature, as AWS does', async () => {
  const response = await get('/nothing', { headers: { authorization: 'Bearer secret' } });
  expect(response.status).toBe(403);
  const body = await response.text();
  expect(body).toContain('INVALID_SIGNATURE');
  expect(body).not.toContain('secret');
});

test('answers by gateway responses with their headers, status and variables', async () => {
  const response = await get('/things', { method: 'DELETE' });
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toMatchObject({ id: response.headers.get('x-amzn-requestid') });
});

test.each([
  ['{"name":1}', 'application/json'],
  ['{"name":"a","more":1}', 'application/json; charset=utf-8'],
  ['{"name":', 'application/json'],
  ['', 'application/json'],
])('refuses a body that its model does not describe: %s', async (body, type) => {
  const response = await get('/things', { method: 'POST', body, headers: { 'content-type': type } });
  expect(await response.json()).toMatchObject({ type: 'BAD_REQUEST_BODY', detail: 'Invalid request body' });
});

test('checks bodies of the content type the model is for, and leaves others to the function', async () => {
  const post = (body: string, type: string) =>
    getJson('/things', { method: 'POST', body, headers: { 'content-type': type } });
  expect((await post('{"name":"é"}', 'application/json')).body).toBe('{"name":"é"}');
  expect((await post('{"name":1}', 'text/plain')).body).toBe('{"name":1}');
  // Bytes are sent without a type of their own.
  const untyped = await getJson('/things', { method: 'POST', body: new TextEncoder().encode('{"name":1}') });
  expect(untyped).toMatchObject({ type: 'BAD_REQUEST_BODY' });
});

test('asks for required parameters', async () => {
  const response = await get('/needy');
  // The status is the gateway response's own.
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({ message: 'Missing required request parameters: [q]' });
  expect((await get('/needy?q=1')).status).toBe(200);
});

test('answers 400 to a path that is not well encoded', async () => {
  expect((await get('/things/%E0%A4%A')).status).toBe(400);
});

test('hands binary bodies over in base64, and text as text', async () => {
  const body = new Uint8Array([0, 255, 128]);
  const sent = await getJson('/images', { method: 'POST', body, headers: { 'content-type': 'image/png' } });
  expect(sent).toMatchObject({ body: 'AP+A', isBase64Encoded: true });
});

test('decodes base64 for who accepts a binary type', async () => {
  expect(await (await get('/image', { headers: { accept: 'image/webp,*/*' } })).text()).toBe('hi');
  expect(await (await get('/image', { headers: { accept: 'text/html' } })).text()).toBe('aGk=');
});

test('sends every value of a header, application/json by default, and moves reserved names away', async () => {
  const { headers } = await get('/cookies');
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(headers.get('x-one')).toBe('1');
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('x-amzn-remapped-date')).toBe('x');
});

test('compresses what is long enough, for who accepts that', async () => {
  const lengthOf = async (path: string, encoding: string) => {
    const { headers } = await get(path, { headers: { 'accept-encoding': encoding } });
    return [headers.get('content-encoding'), Number(headers.get('content-length'))] as const;
  };
  const [plain, whole] = await lengthOf('/things', 'identity');
  const [coding, short] = await lengthOf('/things', 'gzip, br');
  expect([plain, coding]).toEqual([null, 'gzip']);
  expect(whole).toBeGreaterThan(1_000);
  expect(short).toBeLessThan(whole / 1.5);
  expect(await (await get('/things', { headers: { 'accept-encoding': 'gzip' } })).json()).toHaveProperty('httpMethod');
  const around = JSON.stringify({ statusCode: 200, body: '' }).length;
  expect(await lengthOf(`/sized?bytes=${around + 999}`, 'gzip')).toEqual([null, 999]);
  expect(await lengthOf(`/sized?bytes=${around + 1_000}`, 'gzip')).toEqual(['gzip', expect.any(Number)]);
});

test.each([
  ['/gone', 204],
  ['/unchanged', 304],
])('sends no body with what has none: GET %s, %i', async (path, status) => {
  const response = await get(path);
  expect([response.status, await response.text(), response.headers.get('content-length')]).toEqual([status, '', null]);
});

test('answers preflights from the mock integration', async () => {
  const response = await get('/things', { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-methods')).toBe('GET,POST');
});

test.each([0, 1, 2, 3, 4, 5])('answers 502 to a malformed result (%i)', async (index) => {
  const response = await get(`/malformed/${index}`);
  expect([response.status, await response.json()]).toEqual([502, { message: 'Internal server error' }]);
});

test('answers 502 when a function throws, and keeps what it said in the log', async () => {
  const response = await get('/throws');
  expect([response.status, await response.text()]).toEqual([502, '{"message":"Internal server error"}']);
  await expect.poll(() => logged.join('\n')).toContain('GETthrows: TypeError: secret');
});

test("answers 502 to a result over Lambda's 6 MB, and says so in the log", async () => {
  expect((await get('/sized?bytes=6291556')).status).toBe(200);
  const response = await get('/sized?bytes=6291557');
  expect([response.status, await response.json()]).toEqual([502, { message: 'Internal server error' }]);
  expect(logged.join('\n')).toContain('Response payload size exceeded maximum allowed payload size (6291556 bytes).');
  expect((await get('/sized?bytes=100')).status).toBe(200);
});

test('answers 502 when a function crashes, and replaces the instance', async () => {
  const before = await (await get('/crashes')).text();
  expect((await get('/crashes?now')).status).toBe(502);
  const after = await (await get('/crashes')).text();
  expect(after).toMatch(/^\d+$/);
  expect(after).not.toBe(before);
});

test('answers 502 when a function does not load', async () => {
  expect((await get('/never-starts')).status).toBe(502);
  await expect.poll(() => logged.join('\n')).toContain('bad module');
});

test('answers 502 and stops the instance when a function takes longer than it may', async () => {
  expect((await get('/too-slow')).status).toBe(502);
  expect(logged.join('\n')).toContain('Task timed out after 1.00 seconds');
  await expect.poll(() => backend.functionProcesses().GETtooslow).toEqual([]);
});

test('answers 504 after the integration timeout', async () => {
  const response = await get('/integration-timeout');
  expect([response.status, await response.json()]).toEqual([504, { message: 'Endpoint request timed out' }]);
});

test('refuses bodies over 10 MB, and events over the 6 MB of Lambda, after reading them', async () => {
  for (const size of [10 * 1024 * 1024 + 1, 7_000_000]) {
    const response = await get('/images', { method: 'POST', body: 'x'.repeat(size) });
    expect(response.status).toBe(413);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  }
});

test("runs a function in the template's environment, with Lambda's own variables and nothing of this process's", async () => {
  const { env, left, heap, same, functionName, memoryLimitInMB } = await getJson('/context');
  expect(env).toMatchObject({
    TABLE_NAME: 'Api',
    AWS_ENDPOINT_URL_DYNAMODB: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/GETcontext$/),
    AWS_LAMBDA_FUNCTION_NAME: 'GETcontext',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '200',
    TZ: ':UTC',
  });
  expect(env).not.toHaveProperty('PATH');
  expect(env).not.toHaveProperty('VITEST');
  expect({ same, functionName, memoryLimitInMB }).toEqual({
    same: true,
    functionName: 'GETcontext',
    memoryLimitInMB: '200',
  });
  expect(heap).toContain('--max-old-space-size=180');
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(7_000);
});

test.each([
  ['variable', { ResponseTemplates: { 'application/json': '{"by":"$context.authorizer.sub"}' } }, 'authorizer.sub'],
  ['mapping', { ResponseParameters: { 'gatewayresponse.header.X': 'stageVariables.x' } }, 'mapping stageVariables.x'],
])('does not start with a gateway response that has a %s it does not know', async (_what, properties, name) => {
  const { folder, remove } = writeFixtureAssembly({
    methods: [],
    resources: {
      Odd: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { ResponseType: 'DEFAULT_4XX', ...properties } },
    },
  });
  const dynamodb = { endpoint: 'http://127.0.0.1:1' };
  await expect(startBackend({ apiPort: 0, assembly: folder, dynamodb })).rejects.toThrow(name);
  remove();
});
