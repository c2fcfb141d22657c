import { bodyLimitBytes, invalidRequest, isJsonType, parseJsonBody } from '@customer-kit/contract';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { ProblemError } from './problem-error.ts';

/** The JSON value of a body. Throws `unsupported-media-type`, `payload-too-large`, or `invalid-request` for no JSON. */
export function readBody(event: Pick<APIGatewayProxyEvent, 'body' | 'isBase64Encoded'>, contentType = ''): unknown {
  if (!isJsonType(contentType)) {
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
  const parsed = parseJsonBody(bytes);
  if (parsed.ok) return parsed.data;
  throw new ProblemError('invalid-request', invalidRequest(parsed.errors));
}
