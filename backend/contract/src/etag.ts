/** The strong entity tag of a customer version (RFC 9110 §8.8.3): `"3"`. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** The version an entity tag names, or undefined when it is none of ours. Accepts the weak form a proxy may make. */
export function versionOf(etag: string): number | undefined {
  const match = /^(?:W\/)?"([1-9]\d{0,14})"$/.exec(etag.trim());
  return match ? Number(match[1]) : undefined;
}

/** True when `If-None-Match` (a list or `*`, RFC 9110 §13.1.2) covers this version. */
export function noneMatchCovers(header: string, version: number): boolean {
  return header.split(',').some((tag) => tag.trim() === '*' || versionOf(tag) === version);
}
