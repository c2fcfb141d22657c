import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { FunctionPool } from './function-pool.ts';
import { scopesAfter } from './pre-token-generation.ts';
import { receiveBody } from './receive-body.ts';
import type { TokenIssuer } from './token-issuer.ts';

export const tokenPath = '/_local/token';

const tokenRequest = z.strictObject({
  scopes: z.array(z.string()),
  /** Of the user pool, that the user is in. Given, the pool's trigger says which of the scopes they get. */
  groups: z.array(z.string()).optional(),
  /** Seconds. */
  expiresIn: z.int().min(1).max(86_400).optional(),
  user: z.string().min(1).max(128).optional(),
});

/**
 * Answers `POST /_local/token` with `{"scopes": ["customers/read"], "groups"?: [name], "expiresIn"?: seconds, "user"?: name}`
 * as OAuth 2.0 answers a token request. There is no such path in the template: on AWS, who wants a token signs in.
 */
export function tokenEndpoint(tokens: TokenIssuer, preTokenGeneration: FunctionPool | undefined) {
  async function issue({ scopes, groups, ...rest }: z.infer<typeof tokenRequest>): Promise<string> {
    if (!groups || !preTokenGeneration) return tokens.issue({ scopes, ...rest });
    const { user = 'local' } = rest;
    return tokens.issue({ scopes: await scopesAfter(preTokenGeneration, { scopes, groups, user }), ...rest });
  }

  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('cache-control', 'no-store');
    const body = await receiveBody(message, 10_000);
    if (message.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const asked = tokenRequest.safeParse(message.method === 'POST' ? parsed(body?.toString() ?? '') : undefined);
    const answer = asked.success
      ? { access_token: await issue(asked.data), token_type: 'Bearer', expires_in: asked.data.expiresIn ?? 3_600 }
      : {
          error: 'invalid_request',
          error_description: `POST {"scopes": […], "groups"?: […], "expiresIn"?: seconds, "user"?: name} to ${tokenPath}.`,
        };
    response.writeHead(asked.success ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
