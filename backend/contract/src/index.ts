export { countryCodes } from './countries.ts';
export {
  type Address,
  type CreateCustomerBody,
  type Customer,
  type CustomerStatus,
  type CustomerSummary,
  createCustomerBody,
  customer,
  customerStatuses,
  customerSummary,
  emailKey,
  summarize,
  type UpdateCustomerBody,
  updateCustomerBody,
} from './customer.ts';
export { etagOf, noneMatchCovers, versionOf } from './etag.ts';
export {
  type CustomerPage,
  type GetCustomersQuery,
  type Operation,
  type OperationInput,
  type OperationName,
  type OperationRequest,
  operationNames,
  operations,
  problemsEverywhere,
  type Sort,
  sorts,
} from './operations.ts';
export {
  type FieldError,
  type Problem,
  type ProblemName,
  problem,
  problemBody,
  problemNameOf,
  problems,
  problemType,
} from './problems.ts';
export { byCodePoint, fold, leads, matchesWords, nameSortKey, queryWords, searchTokens, words } from './search.ts';
export { type Validation, validate } from './validation.ts';
