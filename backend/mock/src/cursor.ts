import type { Position } from './sorted-index.ts';

/**
 * Cursors are opaque and bound to the query they were given for. The checksum catches tampering and typing errors, as
 * the real API does; it keeps no secret.
 */
export function encodeCursor(position: Position, query: string): string {
  const payload = JSON.stringify([position.key, position.id]);
  return toBase64Url(JSON.stringify([checksum(payload, query), payload]));
}

/** The position a cursor names, or undefined when this API did not give it for this query. */
export function decodeCursor(cursor: string, query: string): Position | undefined {
  try {
    const [sum, payload] = JSON.parse(fromBase64Url(cursor)) as [unknown, string];
    if (sum !== checksum(payload, query)) return undefined;
    const [key, id] = JSON.parse(payload) as [string, string];
    const position = { key, id };
    // To the byte: base64 has several spellings of the same bytes.
    return encodeCursor(position, query) === cursor ? position : undefined;
  } catch {
    return undefined; // Not base64, not JSON: whatever it is, it is not ours.
  }
}

/** FNV-1a over UTF-16 units, 32 bits. */
function checksum(payload: string, query: string): number {
  let hash = 0x811c9dc5;
  const text = `${query}\n${payload}`;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (unit) => unit.charCodeAt(0)));
}
