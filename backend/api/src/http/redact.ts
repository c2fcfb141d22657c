import { words } from '@customer-kit/contract';
import type { APIGatewayProxyEvent } from 'aws-lambda';

type Sent = Pick<
  APIGatewayProxyEvent,
  'body' | 'isBase64Encoded' | 'headers' | 'pathParameters' | 'multiValueQueryStringParameters'
>;

/** Shorter ones name nobody, and are in every text. */
const shortestPart = 3;

/**
 * Takes what a request says out of a text that was made by others: an error message may quote what it could not digest.
 * Goes by values, by their words, and by the folded words that keys are made of; and takes out long numbers, which may be
 * a phone's. Only unexpected errors pay for it, and some lose a harmless word.
 */
export function redact(text: string, event: Sent): string {
  const sent = [event.headers, event.pathParameters, event.multiValueQueryStringParameters, bodyOf(event)];
  const parts = [...new Set(sent.flatMap(strings).flatMap(partsOf))]
    .filter((part) => part.length >= shortestPart)
    .toSorted((a, b) => b.length - a.length);
  return parts.reduce((rest, part) => rest.replaceAll(part, '…'), text.replaceAll(/\d{5,}/g, '…'));
}

function bodyOf({ body, isBase64Encoded }: Sent): unknown {
  const text = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString() : (body ?? '');
  try {
    return [text, JSON.parse(text)];
  } catch {
    return text; // No JSON: a quote of it can only be of the text.
  }
}

function strings(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(strings);
  return typeof value === 'string' ? [value] : [];
}

/** A value as sent, without the spaces around it, and as JSON writes it; its words as sent and folded. */
function partsOf(value: string): string[] {
  const trimmed = value.trim();
  const inJson = JSON.stringify(trimmed).slice(1, -1);
  return [value, trimmed, inJson, ...trimmed.split(/[^\p{L}\p{M}\p{N}]+/u), ...words(trimmed)];
}
