import type { FieldError } from './problem.ts';
import type { Validation } from './validation.ts';

/** Bytes a body may have. API Gateway takes 10 MB; nothing a person types comes near this much. */
export const bodyLimitBytes = 256 * 1024;

/** `application/json` or a type with the `+json` suffix (RFC 6839 §3.1), in no other charset than UTF-8. */
export function isJsonType(contentType: string): boolean {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const utf8 = charset === undefined || /^"?utf-?8"?$/.test(charset);
  return utf8 && /^application\/(?:json|[\w.!#$&^-]+\+json)$/.test(type);
}

/** The JSON value of a body's bytes, which have to be UTF-8. */
export function parseJsonBody(bytes: ArrayBuffer | Uint8Array): Validation<unknown> {
  try {
    return { ok: true, data: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    // The parser's own message quotes the body, which is personal data.
    const error: FieldError = { in: 'body', pointer: '', code: 'json', message: 'The body is not JSON in UTF-8.' };
    return { ok: false, errors: [error] };
  }
}
