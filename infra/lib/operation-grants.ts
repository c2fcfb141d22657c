import { type IndexName, table } from '@customer-kit/api/table';
import type { OperationName } from '@customer-kit/contract';

/** An IAM action of DynamoDB. A transaction is allowed by the actions of its items. */
type TableAction = 'GetItem' | 'PutItem' | 'DeleteItem' | 'Query';

export interface OperationGrant {
  readonly table: readonly TableAction[];
  /** Indexes the function may query. */
  readonly indexes: readonly IndexName[];
}

/** What each function does with the table, and so all that its role allows. */
export const operationGrants: Readonly<Record<OperationName, OperationGrant>> = {
  getCustomers: { table: ['Query'], indexes: Object.keys(table.indexes) as IndexName[] },
  createCustomer: { table: ['PutItem'], indexes: [] },
  getCustomer: { table: ['GetItem'], indexes: [] },
  updateCustomer: { table: ['GetItem', 'PutItem', 'DeleteItem'], indexes: [] },
  // Puts what is left of a customer that can be restored.
  deleteCustomer: { table: ['GetItem', 'PutItem', 'DeleteItem'], indexes: [] },
};
