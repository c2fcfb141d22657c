/**
 * Stands between the functions and DynamoDB and checks every call against the policies of the function's role, which
 * DynamoDB Local does not. A call that is not granted never reaches the database: its answer is AccessDeniedException.
 * Each function has a path of its own here, because that is all of an endpoint that an SDK keeps as it is.
 */
import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import type { Assembly } from './assembly.ts';
import { accessesOf, type DynamoDbAccess, type TableKeys } from './dynamodb-access.ts';
import { type Grant, type RolePolicy, readRolePolicies } from './iam-policies.ts';

/** What a function's role and its calls have to do with each other. */
export interface IamReport {
  /** Calls that were refused, by function. */
  denied: (Grant & { function: string })[];
  /** What a role allows and its function never asked for. */
  unused: (Grant & { function: string })[];
}

export interface IamProxy {
  /** AWS_ENDPOINT_URL_DYNAMODB of a function. */
  endpointOf: (functionName: string) => string;
  report: () => IamReport;
  stop: () => Promise<void>;
}

interface Caller {
  name: string;
  policy: RolePolicy;
  used: Set<Grant>;
  /** By text, so that a call that is repeated is told once. */
  denied: Map<string, Grant>;
}

export interface IamProxyOptions {
  /** The DynamoDB that gets what is granted. */
  endpoint: string;
  /** Told of every refusal. */
  log: (line: string, functionName: string) => void;
}

export async function startIamProxy(assembly: Assembly, { endpoint, log }: IamProxyOptions): Promise<IamProxy> {
  const callers = readCallers(assembly);
  const tables = readTables(assembly);
  const agent = new Agent({ keepAlive: true });

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const caller = callers.get(decodeURIComponent(message.url?.split('/')[1] ?? ''));
    const body = await buffer(message);
    const operation = String(message.headers['x-amz-target']).split('.').at(-1) ?? '';
    const refused = caller && firstRefusal(caller, accessesOf(operation, JSON.parse(body.toString()), tables));
    if (!caller || refused) {
      const text = refused ? `${refused.action} on resource: ${refused.resource}` : 'anything at all';
      const what = `is not authorized to perform: ${text} because no identity-based policy allows the ${refused?.action ?? 'whole'} action`;
      log(`AccessDeniedException: ${caller?.name ?? message.url} ${what}`, caller?.name ?? 'iam');
      return deny(response, `User: ${caller?.name ?? 'unknown'} ${what}`);
    }
    await forward(message, body, response);
  }

  async function forward(message: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const { host: _, ...headers } = message.headers;
    const forwarded = httpRequest(endpoint, { method: message.method ?? 'POST', headers, agent });
    // A connection that is reset while its answer comes is an error of the request, and an end of the answer, too.
    forwarded.on('error', () => response.destroy());
    forwarded.end(body);
    const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    await pipeline(answer, response);
  }

  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => {
      // The function sees its connection end, as it does when DynamoDB is gone, or is gone itself.
      log(`A call of DynamoDB broke off: ${error instanceof Error ? error.message : String(error)}`, 'iam');
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpointOf: (functionName) => `http://127.0.0.1:${port}/${encodeURIComponent(functionName)}`,
    report: () => reportOf([...callers.values()]),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

function firstRefusal(
  { policy, used, denied }: Caller,
  accesses: readonly DynamoDbAccess[],
): DynamoDbAccess | undefined {
  for (const access of accesses) {
    const allowing = policy.allowing(access);
    for (const grant of allowing) used.add(grant);
    if (allowing.length > 0) continue;
    const { action, resource } = access;
    denied.set(`${action} ${resource}`, { action, resource });
    return access;
  }
  return undefined;
}

function deny(response: ServerResponse, message: string): void {
  const body = Buffer.from(
    JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: message }),
  );
  response.writeHead(400, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': body.length,
    'x-amz-crc32': String(crc32(body)),
  });
  response.end(body);
}

function reportOf(callers: readonly Caller[]): IamReport {
  const of = (caller: Caller) => (grant: Grant) => ({ function: caller.name, ...grant });
  return {
    denied: callers.flatMap((caller) => [...caller.denied.values()].map(of(caller))),
    unused: callers.flatMap((caller) =>
      caller.policy.grants.filter((grant) => ![...caller.used].some((used) => isSame(used, grant))).map(of(caller)),
    ),
  };
}

function isSame(one: Grant, other: Grant): boolean {
  return one.action === other.action && one.resource === other.resource;
}

function readCallers(assembly: Assembly): Map<string, Caller> {
  const functions = assembly.resources('AWS::Lambda::Function');
  const policies = readRolePolicies(
    assembly,
    functions.flatMap(({ properties }) => properties.Role ?? []),
  );
  const none: RolePolicy = { grants: [], allowing: () => [] };
  return new Map(
    functions.map(({ logicalId, properties }) => {
      const name = assembly.nameOf(logicalId);
      const policy = policies.get(properties.Role ?? '') ?? none;
      return [name, { name, policy, used: new Set(), denied: new Map() }];
    }),
  );
}

function readTables(assembly: Assembly): Map<string, TableKeys> {
  return new Map(
    assembly.resources('AWS::DynamoDB::Table').map(({ logicalId, properties }) => {
      const keys = [{ IndexName: '', KeySchema: properties.KeySchema }, ...(properties.GlobalSecondaryIndexes ?? [])];
      const partitionKeys = new Map(
        keys.map(({ IndexName = '', KeySchema = [] }) => [
          IndexName,
          KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '',
        ]),
      );
      return [assembly.nameOf(logicalId), { arn: assembly.arnOf(logicalId), partitionKeys }];
    }),
  );
}
