import type { APIGatewayProxyEvent } from 'aws-lambda';

type Sent = Pick<
  APIGatewayProxyEvent,
  'body' | 'isBase64Encoded' | 'headers' | 'pathParameters' | 'multiValueQueryStringParameters'
>;

/** Shorter ones name nobody, and are in every text. */
const shortestValue = 3;

/**
 * Takes every value of a request out of a text that was made by others: an error message may quote what it could not
 * digest. Only errors pay for it.
 */
export function redactor(event: Sent): (text: string) => string {
  const sent = [event.headers, event.pathParameters, event.multiValueQueryStringParameters, bodyOf(event)];
  const values = [...new Set(sent.flatMap(texts))]
    .filter((value) => value.length >= shortestValue)
    .toSorted((a, b) => b.length - a.length);
  return (text) => values.reduce((rest, value) => rest.replaceAll(value, '[redacted]'), text);
}

function bodyOf({ body, isBase64Encoded }: Sent): unknown {
  const text = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString() : (body ?? '');
  try {
    return [text, JSON.parse(text)];
  } catch {
    return text; // No JSON: a quote of it can only be of the text.
  }
}

/** Every string and number in a value, as sent and without the spaces around it. */
function texts(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts);
  return typeof value === 'string' || typeof value === 'number' ? [String(value), String(value).trim()] : [];
}
