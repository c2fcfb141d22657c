export { type CustomerMock, type CustomerMockOptions, createCustomerMock } from './customer-mock.ts';
export { CustomerStore, type CustomerStoreOptions } from './customer-store.ts';
export {
  type FailingOptions,
  failing,
  type Latency,
  type MockUser,
  offline,
  type ProblemOf,
  type Scenario,
  type StatusOf,
  signedInAs,
  slow,
  withCustomers,
} from './scenarios.ts';
