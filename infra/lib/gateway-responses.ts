import { corsResponseHeaders, type ProblemName, problemBody, problems } from '@customer-kit/contract';
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

/** What to do next, where API Gateway's own message does not say. */
const details: Readonly<Record<string, string>> = {
  BAD_REQUEST_BODY:
    'The body is not JSON, or a field is missing, unknown, of the wrong type or none of its allowed values.',
  MISSING_AUTHENTICATION_TOKEN: 'Check the method and the path.',
  INVALID_SIGNATURE: 'Check the method and the path.',
  RESOURCE_NOT_FOUND: 'Check the method and the path.',
  EXPIRED_TOKEN: 'Send a fresh access token.',
  WAF_FILTERED: 'Your network address, which others may share, makes too many requests. Wait a minute.',
  REQUEST_TOO_LARGE: 'API Gateway takes at most 10 MB, and no operation needs as much.',
  DEFAULT_5XX: 'Try again. If it happens again, report it with the request id.',
  INTEGRATION_TIMEOUT: 'Read before you try again: what you asked for may have been done.',
};

/** After how many seconds to come back. The web ACL counts an address's requests of five minutes. */
const retryAfter: Readonly<Record<string, number>> = { THROTTLED: 1, QUOTA_EXCEEDED: 3_600, WAF_FILTERED: 60 };

/**
 * What API Gateway answers by itself, as the contract's problems with headers a browser can read.
 *
 * The origin is not checked here, because such an answer holds nothing and a gateway response can only echo or name one.
 */
export function addGatewayResponses(api: RestApi, allowedOrigins: readonly string[]): void {
  const [origin = '*', ...more] = allowedOrigins;
  // A constant is quoted in API Gateway's mappings.
  const headers = {
    'Access-Control-Allow-Origin': `'${more.length > 0 ? '*' : origin}'`,
    'Access-Control-Expose-Headers': `'${corsResponseHeaders.join(', ')}'`,
    'Cache-Control': "'no-store'",
    'Content-Type': "'application/problem+json'",
  };
  for (const [name, { status, gateway }] of Object.entries(problems)) {
    for (const type of gateway) {
      api.addGatewayResponse(type, {
        type: ResponseType.of(type),
        statusCode: String(status),
        responseHeaders: {
          ...headers,
          ...(type in retryAfter && { 'Retry-After': `'${retryAfter[type]}'` }),
        },
        // API Gateway looks for the template of `Accept`, and falls back to this one.
        templates: { 'application/json': bodyTemplate(name as ProblemName, type) },
      });
    }
  }
}

/** `$context.error.messageString` comes with its quotes. */
function bodyTemplate(name: ProblemName, type: string): string {
  const detail = details[type];
  const body = { ...problemBody(name), ...(detail && { detail }), requestId: '$context.requestId' };
  const json = JSON.stringify(body);
  return detail ? json : json.replace(/}$/, ',"detail":$context.error.messageString}');
}
