/**
 * Items as DynamoDB's API has them. Own code instead of @aws-sdk/util-dynamodb: what our items hold is texts, numbers and
 * maps of these, and a save writes some 20 items.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item by the names of its attributes. */
export type Attributes = Record<string, AttributeValue>;

/** Leaves out what is undefined. Throws a TypeError for what is no text, number or map of these: null, lists, booleans. */
export function toAttributes(item: Readonly<Record<string, unknown>>): Attributes {
  const attributes: Attributes = {};
  for (const name of Object.keys(item)) {
    if (item[name] !== undefined) attributes[name] = toAttribute(item[name]);
  }
  return attributes;
}

function toAttribute(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'object' && value !== null) return { M: toAttributes(value as Record<string, unknown>) };
  throw new TypeError(`An item holds texts, numbers and maps of them, no ${value === null ? 'null' : typeof value}.`);
}

/** Leaves out what is neither text, number nor map: somebody else wrote it. */
export function fromAttributes(attributes: Readonly<Attributes>): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const name of Object.keys(attributes)) {
    const { S, N, M } = attributes[name] as AttributeValue.SMember & AttributeValue.NMember & AttributeValue.MMember;
    if (S !== undefined) item[name] = S;
    else if (N !== undefined) item[name] = Number(N);
    else if (M !== undefined) item[name] = fromAttributes(M);
  }
  return item;
}
