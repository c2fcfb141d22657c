import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { expect, test } from 'vitest';
import { readMockIntegration } from './mock-integration.ts';
import type { Integration } from './resource-properties.ts';

/** What the CDK makes of a preflight: the one place that writes such a template. */
function preflight(allowOrigins: string[]): Integration {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Preflight');
  new RestApi(stack, 'Api', { cloudWatchRole: false }).root.addCorsPreflight({ allowOrigins });
  const [method] = Object.values(Template.fromStack(stack).findResources('AWS::ApiGateway::Method'));
  return (method as { Properties: { Integration: Integration } }).Properties.Integration;
}

const integration = preflight(['https://a.example', 'https://b.example', 'https://c.example']);

test.each([
  ['https://a.example', 'https://a.example'],
  ['https://b.example', 'https://b.example'],
  ['https://c.example', 'https://c.example'],
  ['https://evil.example', 'https://a.example'],
  [undefined, 'https://a.example'],
])('tells %s that %s is allowed', (origin, allowed) => {
  const { status, headers } = readMockIntegration(integration)(origin);
  expect([status, headers['Access-Control-Allow-Origin'], headers.Vary]).toEqual([204, allowed, 'Origin']);
});

test('refuses templates that it would have to run', () => {
  const velocity = {
    Type: 'MOCK',
    IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '#set($x = 1)' } }],
  };
  expect(() => readMockIntegration(velocity)).toThrow('does not run Velocity');
});
