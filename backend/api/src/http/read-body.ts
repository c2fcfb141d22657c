import type { FieldError } from '@customer-kit/contract';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { ProblemError } from './problem-error.ts';

/** API Gateway takes 10 MB; nothing a person types comes near this much. */
export const bodyLimitBytes = 256 * 1024;

/** The JSON value of a body. Throws `unsupported-media-type`, `payload-too-large`, or `invalid-request` for no JSON. */
export function readBody(event: Pick<APIGatewayProxyEvent, 'body' | 'isBase64Encoded'>, contentType = ''): unknown {
  if (!isJson(contentType)) {
    throw new ProblemError('unsupported-media-type', {
      detail: `The body came as ${contentType || 'no type'}. Send Content-Type: application/json, in UTF-8.`,
    });
  }
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > bodyLimitBytes) {
    throw new ProblemError('payload-too-large', {
      detail: `The body has ${bytes.byteLength} bytes, ${bodyLimitBytes} are allowed. Send less text.`,
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's own message quotes the body, which is personal data.
    const error: FieldError = { in: 'body', pointer: '', code: 'json', message: 'The body is not JSON in UTF-8.' };
    throw new ProblemError('invalid-request', { detail: error.message, errors: [error] });
  }
}

/** `application/json` or a type with the `+json` suffix (RFC 6839 §3.1), in no other charset than UTF-8. */
function isJson(contentType: string): boolean {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const utf8 = charset === undefined || /^"?utf-?8"?$/.test(charset);
  return utf8 && /^application\/(?:json|[\w.!#$&^-]+\+json)$/.test(type);
}
