export type { MockUser } from './authorization.ts';
export { type CustomerMock, type CustomerMockOptions, createCustomerMock } from './customer-mock.ts';
export { CustomerStore, type CustomerStoreOptions } from './customer-store.ts';
export type { FailOptions, Latency, ProblemStatus } from './faults.ts';
