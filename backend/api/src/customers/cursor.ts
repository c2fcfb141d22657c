import { createHash } from 'node:crypto';
import { InvalidCursor } from '../http/failures.ts';

/** Longest sort key of DynamoDB. */
const positionLimitBytes = 1_024;

/**
 * A cursor holds the sort key of the last row and a digest of the query it was given for. It names no partition and no
 * index: those follow from the query it is sent with, so a forged one can at most skip rows of the same answer.
 */
export function encodeCursor(query: unknown, position: string): string {
  return Buffer.from(JSON.stringify([digest(query), position])).toString('base64url');
}

/** The position of a cursor. Throws InvalidCursor unless it is, to the byte, one that `encodeCursor` makes for `query`. */
export function decodeCursor(query: unknown, cursor: string): string {
  const position = positionIn(cursor);
  if (
    typeof position !== 'string' ||
    !position.isWellFormed() ||
    Buffer.byteLength(position) > positionLimitBytes ||
    encodeCursor(query, position) !== cursor
  ) {
    throw new InvalidCursor();
  }
  return position;
}

function positionIn(cursor: string): unknown {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(decoded) ? decoded[1] : undefined;
  } catch {
    return undefined;
  }
}

function digest(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}
