import { createCustomerMock } from '@customer-kit/mock';
import { startMockWorker } from '@customer-kit/mock/browser';

let started: Promise<string> | undefined;

/** Answers the customer API in this page from memory; resolves with its base URL. */
export function startMockBackend(): Promise<string> {
  started ??= start();
  return started;
}

async function start(): Promise<string> {
  const mock = createCustomerMock({ baseUrl: '/mock-api', customers: 1000 });
  await startMockWorker(mock);
  return mock.baseUrl;
}
