// Global set-up of the `e2e` project: what `npm start` starts, on free ports and in memory. Provides `endpoints`.
import type { TestProject } from 'vitest/node';
import { startStack } from '../serve/stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URLs of the portal (the plain page is under `/plain/`), the API and the widget CDN. */
    endpoints: { portal: string; api: string; cdn: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack({
    portalPort: 0,
    cdnPort: 0,
    backend: { apiPort: 0, dynamodbPort: 0, customers: 1_000, log: () => {} },
  });
  const { portal, api, cdn } = stack.endpoints;
  project.provide('endpoints', { portal, api: api ?? '', cdn });
  return () => stack.stop();
}
