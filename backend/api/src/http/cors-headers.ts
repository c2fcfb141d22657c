import { corsResponseHeaders } from '@customer-kit/contract';
import { env } from './env.ts';

const exposed = corsResponseHeaders.join(', ');

/** What lets a page of an allowed origin read an answer (Fetch §3.3.3). Preflights are answered by the gateway. */
export function corsHeaders(origin: string | undefined, allowed = env.allowedOrigins): Record<string, string> {
  if (allowed === '*') return { 'access-control-allow-origin': '*', 'access-control-expose-headers': exposed };
  if (origin === undefined || !allowed.includes(origin)) return { vary: 'Origin' };
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed, vary: 'Origin' };
}
