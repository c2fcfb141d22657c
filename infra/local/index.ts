export { accessToken } from './access-token.ts';
export { bulkLoadCustomers, bulkWrite, loadedCustomer } from './bulk-load.ts';
export { type DynamoDb, type DynamoDbOptions, startDynamoDb } from './dynamodb.ts';
export { ensureDynamoDbLocal } from './dynamodb-local.mjs';
export type { IamReport } from './iam-proxy.ts';
export { localClient } from './local-table.ts';
export { type SeedOptions, type SeedProgress, seedCustomers } from './seed.ts';
export { type Backend, type BackendOptions, startBackend } from './start-backend.ts';
export { synthesize } from './synthesize.ts';
