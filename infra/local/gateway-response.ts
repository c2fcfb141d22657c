import type { Assembly } from './assembly.ts';

/** What the gateway answers by itself: its type, and API Gateway's own status and message for it. */
export interface GatewayFault {
  type: string;
  status: number;
  message: string;
}

/** What goes over the wire. */
export interface HttpAnswer {
  status: number;
  /** Header names keep the letters they came in. */
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** What a template may say of the request it answers. */
interface GatewayResponseContext {
  requestId: string;
  httpMethod: string;
  path: string;
  resourcePath: string;
  stage: string;
  sourceIp: string;
  header(name: string): string | undefined;
}

export type GatewayAnswers = (fault: GatewayFault, context: GatewayResponseContext) => HttpAnswer;

/**
 * The template's gateway responses, as a function. A type without one falls back to DEFAULT_4XX or DEFAULT_5XX, and
 * without these to API Gateway's own `{"message": …}`. Throws for a mapping or a variable that is not known.
 */
export function readGatewayResponses(assembly: Assembly): GatewayAnswers {
  const responses = new Map(
    assembly
      .resources('AWS::ApiGateway::GatewayResponse')
      .map(({ properties }) => [properties.ResponseType, properties]),
  );
  const answer: GatewayAnswers = (fault, context) => {
    const fallback = fault.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
    const response = responses.get(fault.type) ?? responses.get(fallback);
    const template = response?.ResponseTemplates?.['application/json'] ?? '{"message":$context.error.messageString}';
    const parameters = Object.entries(response?.ResponseParameters ?? {});
    return {
      status: Number(response?.StatusCode ?? fault.status),
      headers: {
        'Content-Type': 'application/json',
        ...Object.fromEntries(parameters.flatMap(([key, value]) => headerOf(key, value, context))),
      },
      body: Buffer.from(render(template, fault, context)),
    };
  };
  // So that what is not known shows at the start, over the first answer of its type.
  for (const type of responses.keys()) answer({ type, status: 400, message: '' }, nobody);
  return answer;
}

const nobody: GatewayResponseContext = {
  requestId: '',
  httpMethod: '',
  path: '',
  resourcePath: '',
  stage: '',
  sourceIp: '',
  header: () => undefined,
};

function headerOf(key: string, value: string, context: GatewayResponseContext): [string, string][] {
  const name = key.replace('gatewayresponse.header.', '');
  const [, constant] = /^'(.*)'$/.exec(value) ?? [];
  if (constant !== undefined) return [[name, constant]];
  const [, header] = /^method\.request\.header\.(.+)$/.exec(value) ?? [];
  if (header === undefined) throw new Error(`The local runtime does not know the mapping ${value} of ${key}.`);
  const sent = context.header(header);
  return sent === undefined ? [] : [[name, sent]];
}

/** API Gateway replaces variables here and does nothing else: no Velocity. */
function render(template: string, { type, message }: GatewayFault, context: GatewayResponseContext): string {
  const values: Record<string, string> = {
    requestId: context.requestId,
    extendedRequestId: context.requestId,
    httpMethod: context.httpMethod,
    path: context.path,
    resourcePath: context.resourcePath,
    stage: context.stage,
    'identity.sourceIp': context.sourceIp,
    'error.responseType': type,
    'error.message': message,
    'error.messageString': JSON.stringify(message),
  };
  return template.replaceAll(/\$context\.([a-zA-Z]+(?:\.[a-zA-Z]+)*)/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The local runtime does not know ${whole}, which a gateway response uses.`);
    return value;
  });
}
