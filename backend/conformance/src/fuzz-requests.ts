/**
 * Requests made from the contract: what its schemas allow, what they nearly allow, and what no client should send. A
 * request is plain data and says by number which customer it means, so that it can be sent to several APIs.
 */
import { type OperationName, operationNames, operations } from '@customer-kit/contract';
import { openApiDocument } from '@customer-kit/contract/openapi';
import * as fc from 'fast-check';
import { hostileTexts } from './hostile-texts.ts';
import { needsVersion } from './needs-version.ts';

type Schema = Record<string, unknown> & { $ref?: string; enum?: unknown[]; properties?: Record<string, Schema> };

export interface FuzzRequest {
  name: OperationName;
  /** A method of no route, in place of the operation's own. */
  method: string | undefined;
  /** Which of the customers that are there, or an id as it stands in the path. */
  target: number | string;
  query: [string, string][];
  headers: Record<string, string>;
  body: FuzzBody | undefined;
}

type FuzzBody =
  /** `mailbox` in place of an e-mail address: so that bodies are valid, and meet each other. */
  { json: unknown; mailbox: number | undefined } | { raw: string | Uint8Array<ArrayBuffer> };

/** Stands for the cursor of the last page that had one. */
export const lastCursor = '\u0000last cursor';

const document = openApiDocument({ version: '0' });
const { schemas } = document.components;

const nasty = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }),
);

const wrongTyped = fc.oneof(
  nasty,
  fc.constantFrom(null, true, false, 0, -1, 1e308, 0.1, [], {}, [[]], [null], { a: { b: { c: 1 } } }, ['lead']),
  fc.jsonValue({ maxDepth: 3 }),
);

/** What a schema allows, as often as not the example: a schema cannot say all that a refinement asks of a text. */
function allowed(schema: Schema, example: unknown): fc.Arbitrary<unknown> {
  if (schema.$ref) return allowed((schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) as Schema, example);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.properties) {
    const examples = (example ?? {}) as Record<string, unknown>;
    const properties = Object.entries(schema.properties).map(
      ([name, property]) => [name, allowed(property, examples[name])] as const,
    );
    const requiredKeys = (schema.required ?? []) as string[];
    return fc.record(Object.fromEntries(properties), { requiredKeys });
  }
  if (schema.format === 'idn-email') return fc.emailAddress();
  const { minLength = 0, maxLength = 100 } = schema as { minLength?: number; maxLength?: number };
  const most = Math.min(maxLength, 300);
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(example ?? 'Zoë') },
    fc.string({ unit: 'grapheme', minLength, maxLength: most, size: 'max' }),
    fc.string({ minLength, maxLength: most, size: 'max' }),
    fc.constantFrom('x'.repeat(maxLength), '🙂'.repeat(maxLength)),
  );
}

function bodyOf(name: OperationName): fc.Arbitrary<FuzzBody | undefined> {
  const { requestBody } = document.paths[operations[name].path]?.[operations[name].method.toLowerCase()] ?? {};
  const content = requestBody?.content['application/json'];
  if (!content) return fc.constant(undefined);
  const valid = allowed(content.schema as Schema, content.example) as fc.Arbitrary<Record<string, unknown>>;
  const fields = Object.keys(content.example ?? {});
  const fault = fc.oneof(
    fc.record({ field: fc.constantFrom(...fields), value: wrongTyped }),
    fc.record({ field: fc.constantFrom(...fields), value: fc.constant(undefined) }),
    fc.record({ field: nasty, value: wrongTyped }),
  );
  const mailbox = fc.option(fc.nat({ max: 400 }), { nil: undefined, freq: 8 });
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ json: valid, mailbox }) },
    {
      weight: 6,
      arbitrary: fc
        .record({ json: valid, faults: fc.array(fault, { minLength: 1, maxLength: 3 }), mailbox })
        .map(({ json, faults, mailbox: box }) => ({
          json: { ...json, ...Object.fromEntries(faults.map(({ field, value }) => [field, value])) },
          mailbox: faults.some(({ field }) => field === 'email') ? undefined : box,
        })),
    },
    { weight: 1, arbitrary: fc.record({ json: wrongTyped, mailbox: fc.constant(undefined) }) },
    { weight: 2, arbitrary: fc.record({ raw: rawBody }) },
  );
}

const rawBody: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '}',
    '[]',
    '{}',
    'null',
    '"a"',
    '1',
    '{"name":}',
    '{"name":"a","name":1}',
    '{"__proto__":{"name":"a"}}',
    '\ufeff{}',
    '{"name":"\\ud83d","email":"a@example.com"}',
    `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    '{"a":1e999}',
    JSON.stringify({ name: 'Large', email: 'large@example.com', notes: 'x'.repeat(270_000) }),
    'name=a&email=a%40example.com',
    '<customer/>',
  ),
  fc.json(),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Uint8Array.from(bytes)),
);

const parameterValue: Record<string, fc.Arbitrary<string>> = {
  limit: fc.oneof(
    fc.integer({ min: 1, max: 100 }).map(String),
    fc.constantFrom('0', '101', '1.5', '١', '0x10', ' 7 ', '1e1', '+5'),
  ),
  cursor: fc.oneof(
    fc.constant(lastCursor),
    fc.base64String({ maxLength: 200 }),
    fc.constantFrom('W10', 'bnVsbA', 'e30'),
  ),
  sort: fc.constantFrom('name', '-name', 'createdAt', '-createdAt', 'Name', '--name', 'email'),
  q: fc.oneof(
    fc.constantFrom('zo', 'zoe ang', '070', '+46 70', 'a@b', 'ab abc', '田', "o'b"),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  ),
  email: fc.oneof(fc.emailAddress(), fc.constantFrom('zoe.angstrom@example.com', 'ZOE.ANGSTROM@EXAMPLE.COM')),
  status: fc.constantFrom('lead', 'active', 'inactive', 'LEAD', 'deleted'),
  deleted: fc.constantFrom('true', 'true', 'false', '1'),
  purge: fc.constantFrom('true', 'true', 'false', 'yes'),
};

const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 5,
    arbitrary: fc.array(
      fc.oneof(
        {
          weight: 8,
          arbitrary: fc
            .constantFrom(...Object.keys(parameterValue))
            .chain((name) =>
              fc.tuple(
                fc.constant(name),
                fc.oneof({ weight: 5, arbitrary: parameterValue[name] ?? nasty }, { weight: 1, arbitrary: nasty }),
              ),
            ),
        },
        { weight: 1, arbitrary: fc.tuple(nasty, nasty) },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
) as fc.Arbitrary<[string, string][]>;

/** What a header can carry over the wire: visible ASCII, Latin-1 and inner blanks (RFC 9110 §5.5). */
const headerText = fc.stringMatching(/^[\x21-\x7e\xa1-\xff]([\x20-\x7e\xa1-\xff]{0,60}[\x21-\x7e\xa1-\xff])?$/);
const etag = fc.oneof(
  fc.nat({ max: 5 }).map((n) => `"${n}"`),
  fc.constantFrom('*', 'W/"1"', '"1", "2"', '1', '"-1"', '"9007199254740993"', '"a"'),
);

const headers = fc.record(
  {
    'if-match': fc.oneof({ weight: 5, arbitrary: etag }, { weight: 1, arbitrary: headerText }),
    'if-none-match': fc.oneof({ weight: 5, arbitrary: etag }, { weight: 1, arbitrary: headerText }),
    'idempotency-key': fc.oneof(
      fc.nat({ max: 200 }).map((n) => `fuzz-${n}`),
      headerText,
      fc.constantFrom('x'.repeat(128), 'x'.repeat(129)),
    ),
    'content-type': fc.oneof(
      { weight: 8, arbitrary: fc.constant('application/json') },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          'text/plain',
          'application/json; charset=utf-8',
          'application/json; charset=utf-16',
          'application/merge-patch+json',
          'APPLICATION/JSON',
          'application/jsonp',
          'multipart/form-data',
          'application/json, text/plain',
          ';',
          'json',
        ),
      },
    ),
    accept: fc.constantFrom('*/*', 'text/xml', 'application/json;q=0', '?'),
    'accept-language': fc.constantFrom('sv', '*', 'x'.repeat(500)),
    'x-http-method-override': fc.constantFrom('DELETE', 'PATCH'),
    'x-forwarded-for': fc.constantFrom('127.0.0.1', '::1', 'nobody'),
    range: fc.constantFrom('bytes=0-1', 'rows=0-'),
    cookie: headerText,
    'x-odd': headerText,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>;

const target = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 8 }) },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.uuid(),
      nasty.map((text) => encodeURIComponent(text.toWellFormed())),
      fc.constantFrom('%', '%zz', '%ff', ';', '@', '1', '*', '~', '%2e%2e', '%2F', '%252F'),
    ),
  },
);

function requestOf(name: OperationName): fc.Arbitrary<FuzzRequest> {
  const method = fc.oneof(
    { weight: 19, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('PATCH', 'PUT', 'POST', 'DELETE') },
  );
  return fc
    .record({
      name: fc.constant(name),
      method,
      target,
      query,
      headers,
      body: bodyOf(name),
    })
    .chain((request) =>
      fc
        .option(fc.integer({ min: 1, max: 3 }), { freq: 3 })
        .map((version) => (version ? withoutNoise(request, version) : request)),
    );
}

/** Most requests have no parameters or headers but their own, or hardly any would be valid. */
function withoutNoise(request: FuzzRequest, version: number): FuzzRequest {
  const { query: schema, headers: read } = operations[request.name] as { query?: unknown; headers?: unknown };
  return {
    ...request,
    method: undefined,
    query: schema ? request.query : [],
    headers: {
      ...(needsVersion(request.name) && { 'if-match': `"${version}"` }),
      ...Object.fromEntries(
        Object.entries(request.headers).filter(([header]) => read && /^(if-none|idempotency)/.test(header)),
      ),
    },
  };
}

export const fuzzRequest: fc.Arbitrary<FuzzRequest> = fc.oneof(...operationNames.map(requestOf));
