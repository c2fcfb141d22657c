// Global set-up of the `conformance-local` project: the synthesized backend on a DynamoDB Local of its own, in memory.
// Provides `apiUrl`. Fails the run when a
// function's role refused something, or allows what no request of the run made use of.
import { join } from 'node:path';
import { type IamReport, startBackend, startDynamoDb, synthesize } from '@customer-kit/infra/local';
import type { TestProject } from 'vitest/node';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using started = new AsyncDisposableStack();
  // Into a folder of its own: what `npm start` runs may be older, or in use.
  const assembly = await synthesize(join(import.meta.dirname, '../node_modules/.cache/conformance-assembly'));
  const dynamodb = await startDynamoDb();
  started.defer(() => dynamodb.stop());
  const backend = await startBackend({ apiPort: 0, dynamodb, assembly, functionLog: tellFaults });
  started.defer(() => backend.stop());
  project.provide('apiUrl', backend.apiUrl);
  const all = started.move();
  return async () => {
    const report = backend.iamReport();
    await all.disposeAsync();
    // Of a run of some tests it would say that the others' permissions are not used.
    if (project.vitest.config.testNamePattern === undefined) expectLeastPrivilege(report);
  };
}

/** Fails the run, which has every operation do all it can, when a role allows too little or too much. */
function expectLeastPrivilege({ denied, unused }: IamReport): void {
  const lines = [
    ...denied.map((call) => `  refused to ${call.function}: ${call.action} on ${call.resource}`),
    ...unused.map((grant) => `  never used by ${grant.function}: ${grant.action} on ${grant.resource}`),
  ];
  if (lines.length === 0) return;
  throw new Error(
    `The roles do not allow exactly what the functions do (infra/lib/operation-grants.ts):\n${lines.join('\n')}`,
  );
}

/** A line for each of thousands of requests would bury the tests' own report. */
function tellFaults(line: string, name: string): void {
  if (!line.includes('"level":"info"')) console.error(`[${name}] ${line}`);
}
