import { roles } from '@customer-kit/contract';

/** Asked for again so long before it ends. */
const spareMs = 60_000;

/**
 * Gives the token for each request: the given one; else of the local issuer, which the API of `npm start` has; else none.
 */
export function accessToken(apiUrl: string, given?: string): () => Promise<string | undefined> {
  if (given !== undefined) return async () => given;
  let issued: Promise<Issued> | undefined;
  let until = 0;
  const renew = async (): Promise<Issued> => {
    try {
      const answer = await issue(apiUrl);
      until = answer.until;
      return answer;
    } catch (error) {
      issued = undefined;
      throw error;
    }
  };
  return async () => {
    if (!issued || Date.now() > until) {
      until = Number.POSITIVE_INFINITY;
      issued = renew();
    }
    return (await issued).token;
  };
}

interface Issued {
  token?: string;
  until: number;
}

async function issue(apiUrl: string): Promise<Issued> {
  const response = await fetch(`${apiUrl}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scopes: roles.editor }),
  });
  // An API on AWS, or one without sign-in, has no issuer: it refuses the path.
  if (!response.ok) {
    await response.arrayBuffer();
    return { until: Number.POSITIVE_INFINITY };
  }
  const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
  return { token: access_token, until: Date.now() + expires_in * 1_000 - spareMs };
}
