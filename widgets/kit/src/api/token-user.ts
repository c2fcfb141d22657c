/**
 * Who an access token is of: the `sub` of a JWT (RFC 7519, 4.1.2); undefined for any other token. It is read, not
 * verified: good for keeping apart what several people leave on one machine, not for letting anybody in.
 */
export function userOfToken(token: string): string | undefined {
  try {
    const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    const bytes = Uint8Array.from(atob(payload), (unit) => unit.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' && sub !== '' ? sub : undefined;
  } catch {
    return undefined;
  }
}
