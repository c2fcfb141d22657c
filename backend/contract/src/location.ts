/**
 * Where a new customer is, relative to the URL it was posted to (RFC 9110 §10.2.2), of which `path` is the path: API
 * Gateway takes `/customers/` for `/customers`.
 */
export function locationOf(id: string, path: string): string {
  return path.endsWith('/') ? id : `customers/${id}`;
}
