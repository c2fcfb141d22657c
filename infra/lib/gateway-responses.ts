import { corsResponseHeaders, type ProblemName, problemBody, problems } from '@customer-kit/contract';
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

/** What to do next, where API Gateway's own message does not say. */
const details: Readonly<Record<string, string>> = {
  BAD_REQUEST_BODY: 'The body is not JSON, has a field this operation does not know, or one of the wrong type.',
  MISSING_AUTHENTICATION_TOKEN: 'Check the method and the path.',
  INVALID_SIGNATURE: 'Check the method and the path.',
  RESOURCE_NOT_FOUND: 'Check the method and the path.',
  EXPIRED_TOKEN: 'Send a fresh access token.',
  REQUEST_TOO_LARGE: 'API Gateway takes at most 10 MB, and no operation needs as much.',
  DEFAULT_5XX: 'Try again. If it happens again, report it with the request id.',
  INTEGRATION_TIMEOUT: 'Read before you try again: what you asked for may have been done.',
};

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
        responseHeaders: headers,
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
