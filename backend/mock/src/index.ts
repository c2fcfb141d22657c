export { type CustomerMock, type CustomerMockOptions, createCustomerMock } from './customer-mock.ts';
export { CustomerStore } from './customer-store.ts';
export type { FailOptions, Latency, ProblemStatus } from './faults.ts';
