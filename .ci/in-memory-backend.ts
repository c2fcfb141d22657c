// Global set-up of the `conformance-local` project: the synthesized backend on a DynamoDB Local of its own, in memory.
// Provides `apiUrl`.
import { join } from 'node:path';
import { startBackend, startDynamoDb, synthesize } from '@customer-kit/infra/local';
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
  return () => all.disposeAsync();
}

/** A line for each of thousands of requests would bury the tests' own report. */
function tellFaults(line: string, name: string): void {
  if (!line.includes('"level":"info"')) console.error(`[${name}] ${line}`);
}
