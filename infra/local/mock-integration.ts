import type { HttpAnswer } from './gateway-response.ts';
import type { Integration } from './resource-properties.ts';

/** The answer of a mock integration: what CORS preflights are made of. */
export type MockAnswer = (origin: string | undefined) => HttpAnswer;

/**
 * Reads a mock integration with one response of constant headers. Of Velocity it knows the one template with which the
 * CDK allows several origins, and throws on any other.
 */
export function readMockIntegration({ IntegrationResponses = [] }: Integration): MockAnswer {
  const [response, ...others] = IntegrationResponses;
  if (!response || others.length > 0)
    throw new Error('The local runtime knows mock integrations with exactly one response.');
  const headers = Object.fromEntries(
    Object.entries(response.ResponseParameters ?? {}).map(([key, value]) => {
      const [, constant] = /^'(.*)'$/.exec(value) ?? [];
      if (constant === undefined) throw new Error(`The local runtime does not know the mapping ${value} of ${key}.`);
      return [key.replace('method.response.header.', ''), constant];
    }),
  );
  const moreOrigins = Object.values(response.ResponseTemplates ?? {}).flatMap(allowedOrigins);
  return (origin) => ({
    status: Number(response.StatusCode),
    headers: {
      'Content-Type': 'application/json',
      ...headers,
      ...(origin !== undefined && moreOrigins.includes(origin) && { 'Access-Control-Allow-Origin': origin }),
    },
    body: Buffer.alloc(0),
  });
}

function allowedOrigins(template: string): string[] {
  const [first = '', second = '', third = '', fourth = '', condition = '', ...rest] = template
    .split('\n')
    .map((line) => line.trim());
  const known =
    [first, second, third, fourth, ...rest].join('\n') ===
    [
      '#set($origin = $input.params().header.get("Origin"))',
      '#if($origin == "")',
      '#set($origin = $input.params().header.get("origin"))',
      '#end',
      '#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)',
      '#end',
    ].join('\n');
  if (!known) throw new Error(`The local runtime does not run Velocity, and does not know this template:\n${template}`);
  return [...condition.matchAll(/\$origin == "([^"]+)"/g)].flatMap(([, origin]) => origin ?? []);
}
