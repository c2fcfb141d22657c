export { corsRequestHeaders, corsResponseHeaders } from './cors.ts';
export { countryCodes } from './countries.ts';
export {
  type Address,
  type CreateCustomerBody,
  type Customer,
  type CustomerSummary,
  createCustomerBody,
  customer,
  customerSummary,
  type DeletedCustomer,
  deletedCustomer,
  type UpdateCustomerBody,
  updateCustomerBody,
} from './customer.ts';
export { type CustomerStatus, customerStatuses } from './customer-status.ts';
export { emailKey } from './email-key.ts';
export { etagOf, noneMatchCovers, versionOf } from './etag.ts';
export { invalidRequest } from './invalid-request.ts';
export { bodyLimitBytes, isJsonType, parseJsonBody } from './json-body.ts';
export { locationOf } from './location.ts';
export { byCodePoint, nameSortKey } from './name-order.ts';
export {
  type CustomerPage,
  type GetCustomersQuery,
  type Operation,
  type OperationAnswer,
  type OperationInput,
  type OperationRequest,
  operationNames,
  operations,
  problemsEverywhere,
  type Sort,
  sorts,
} from './operations.ts';
export { type FieldError, type Problem, problem } from './problem.ts';
export { type ProblemName, problemNameOf, problemType } from './problem-names.ts';
export {
  type ProblemMembers,
  passingProblems,
  problemBody,
  problems,
} from './problems.ts';
export { type Role, roles } from './roles.ts';
export { type OperationName, type Route, routes } from './routes.ts';
export {
  isFoundBy,
  matchesWords,
  type SearchableFields,
  searchTokens,
  tokenLimit,
  tokenPartition,
} from './search.ts';
export { fold, leads, numbersIn, queryWords, words } from './search-words.ts';
export { summarize, summarizeDeleted } from './summary.ts';
export { isVisible } from './text.ts';
export { type Validation, validate } from './validation.ts';
