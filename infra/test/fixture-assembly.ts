import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface FixtureMethod {
  /** `GET /things/{id}`. */
  route: string;
  /** Source of the handler's module; the method is a mock without one. */
  handler?: string;
  /** Properties of the AWS::ApiGateway::Method to add or replace. */
  method?: Record<string, unknown>;
  /** Properties of its integration to add or replace. */
  integration?: Record<string, unknown>;
  /** Properties of the AWS::Lambda::Function to add or replace. */
  function?: Record<string, unknown>;
}

export interface Fixture {
  methods: readonly FixtureMethod[];
  /** More resources, or other properties of the REST API (`Api`). */
  resources?: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

/**
 * Writes an assembly as the CDK does, of one stack `Fixture-dev`, into a temporary folder. Functions are named by their
 * route: `GET /things/{id}` is `GETthingsid`.
 */
export function writeFixtureAssembly({ methods, resources = {} }: Fixture): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'customer-kit-assembly-'));
  const template: Record<string, unknown> = {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'fixture' } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'v1', RestApiId: { Ref: 'Api' } } },
  };
  const files: Record<string, { source: { path: string } }> = {};
  for (const fixture of methods) {
    const [HttpMethod = '', path = ''] = fixture.route.split(' ');
    const name = fixture.route.replaceAll(/\W/g, '');
    template[`${name}Method`] = {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        AuthorizationType: 'NONE',
        HttpMethod,
        ResourceId: addResources(template, path),
        Integration: { ...integration(name, fixture.handler), ...fixture.integration },
        ...fixture.method,
      },
    };
    if (fixture.handler === undefined) continue;
    template[name] = functionResource(name, fixture.function);
    files[name] = { source: { path: `asset.${name}` } };
    mkdirSync(join(folder, `asset.${name}`));
    writeFileSync(join(folder, `asset.${name}`, 'index.mjs'), fixture.handler);
  }
  const manifest = {
    artifacts: { 'Fixture-dev': { type: 'aws:cloudformation:stack', properties: { templateFile: 'template.json' } } },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'template.json'), JSON.stringify({ Resources: { ...template, ...resources } }));
  writeFileSync(join(folder, 'Fixture-dev.assets.json'), JSON.stringify({ files }));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The resources of a path, each once; gives what refers to the last. */
function addResources(template: Record<string, unknown>, path: string): object {
  let parent: object = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
  const parts = path.split('/').filter(Boolean);
  for (const [index, PathPart] of parts.entries()) {
    const id = `Resource${parts.slice(0, index + 1).join('-')}`;
    template[id] = { Type: 'AWS::ApiGateway::Resource', Properties: { ParentId: parent, PathPart } };
    parent = { Ref: id };
  }
  return parent;
}

function integration(name: string, handler: string | undefined): object {
  if (handler === undefined) return { Type: 'MOCK', IntegrationResponses: [{ StatusCode: '204' }] };
  const uri = [
    'arn:aws:apigateway:',
    { Ref: 'AWS::Region' },
    ':lambda:path/2015-03-31/functions/',
    { 'Fn::GetAtt': [name, 'Arn'] },
    '/invocations',
  ];
  return { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: { 'Fn::Join': ['', uri] } };
}

function functionResource(name: string, properties: Record<string, unknown> | undefined): object {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      MemorySize: 128,
      Timeout: 10,
      ...properties,
    },
  };
}
