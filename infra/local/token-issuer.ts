import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';

interface TokenRequest {
  /** OAuth 2.0 scopes, like `customers/read`. */
  scopes: readonly string[];
  /** Seconds until it expires; default an hour, as the pool of the template has it. */
  expiresIn?: number | undefined;
  /** Who it is; default always the same one. */
  user?: string | undefined;
}

export interface TokenIssuer {
  /** JSON Web Key Set with the key that the tokens are signed by. */
  jwks: { keys: { kty: string; kid: string; n: string; e: string; alg: 'RS256'; use: 'sig' }[] };
  /** A token with these claims, as they are. */
  sign: (claims: object) => string;
  /** An access token as Cognito issues it (Cognito Developer Guide, "Understanding the access token"). */
  issue: (request: TokenRequest) => string;
}

/** The same in every run, because creates that are repeated belong to who asked first. */
const localUser = '00000000-0000-4000-8000-000000000001';

/** Stands in for the user pool: signs whoever asks in as whom they say, by a key that is gone with the process. */
export function createTokenIssuer(issuer: string, clientId: string): TokenIssuer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const kid = randomUUID();
  const header = encode({ kid, alg: 'RS256' });
  const sign = (claims: object) => {
    const signed = `${header}.${encode(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };
  return {
    sign,
    jwks: { keys: [{ kty: 'RSA', kid, n, e, alg: 'RS256', use: 'sig' }] },
    issue({ scopes, expiresIn = 3_600, user = localUser }) {
      const now = Math.floor(Date.now() / 1_000);
      return sign({
        sub: user,
        iss: issuer,
        client_id: clientId,
        origin_jti: randomUUID(),
        token_use: 'access',
        scope: scopes.join(' '),
        auth_time: now,
        iat: now,
        exp: now + expiresIn,
        jti: randomUUID(),
        username: user,
      });
    },
  };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
