import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { HttpAnswer } from './gateway-response.ts';
import { isBinary, mediaType } from './proxy-event.ts';

/** Names that API Gateway moves out of the way (Developer Guide, "Important notes", known issues of REST APIs). */
const remapped = new Set(['connection', 'content-length', 'date', 'server', 'transfer-encoding', 'www-authenticate']);

/**
 * What a Lambda proxy integration makes of a function's result, or undefined when that is malformed: `statusCode` is
 * missing or no status, `headers` are no strings, or `body` is not one.
 */
export function proxyResult(
  result: string | undefined,
  accept: string | undefined,
  binaryMediaTypes: readonly string[],
): HttpAnswer | undefined {
  const value: unknown = result === undefined ? undefined : JSON.parse(result);
  if (!isRecord(value)) return undefined;
  const { statusCode, body = '', isBase64Encoded } = value;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (typeof body !== 'string' && body !== null) return undefined;
  const headers = headersOf(value);
  if (!headers) return undefined;
  // Only for clients that ask for a binary type: API Gateway leaves the text of base64 to others.
  const decode = isBase64Encoded === true && isBinary(binaryMediaTypes, mediaType((accept ?? '').split(',')[0] ?? ''));
  return { status, headers, body: Buffer.from(body ?? '', decode ? 'base64' : 'utf8') };
}

function headersOf({
  headers = {},
  multiValueHeaders = {},
}: Record<string, unknown>): HttpAnswer['headers'] | undefined {
  const answer = new Map<string, { name: string; values: string[] }>();
  const single = Object.entries(headers ?? {}).map(([name, value]) => [name, [value]] as const);
  const multiple = Object.entries(multiValueHeaders ?? {}).map(([name, values]) => [name, [values].flat()] as const);
  for (const [name, values] of [...single, ...multiple]) {
    const sent = remapped.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name;
    // What is named in both is sent as in multiValueHeaders, plus the other value if it is not among them.
    const known = answer.get(sent.toLowerCase())?.values ?? [];
    const more = values.map(String);
    if (values.some((value) => typeof value === 'object') || !more.every((value) => isValidHeader(sent, value)))
      return undefined;
    answer.set(sent.toLowerCase(), { name: sent, values: [...new Set([...known, ...more])] });
  }
  if (!answer.has('content-type')) answer.set('content-type', { name: 'Content-Type', values: ['application/json'] });
  return Object.fromEntries(
    [...answer.values()].map(({ name, values }) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

function isValidHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
