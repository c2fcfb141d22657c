import { readEnv } from '@customer-kit/api/environment';
import type { OperationName } from '@customer-kit/contract';
import { Duration, Token } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { CustomerTable } from './customer-table.ts';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';
import { operationGrants } from './operation-grants.ts';

export interface OperationFunctionProps extends Pick<NodeFunctionProps, 'code' | 'logs' | 'reservedConcurrency'> {
  readonly operation: OperationName;
  readonly table: CustomerTable;
  /** Origins whose pages may call the API; `['*']` is every page. */
  readonly allowedOrigins: readonly string[];
  /** Days a deleted customer can be restored; 0 erases at once. */
  readonly retentionDays: number;
}

/** The function of one operation; its role allows what `operationGrants` lists, too. */
export class OperationFunction extends NodeFunction {
  constructor(scope: Construct, id: string, props: OperationFunctionProps) {
    const { operation, table, allowedOrigins, retentionDays, ...rest } = props;
    const environment = { ALLOWED_ORIGINS: allowedOrigins.join(','), RETENTION_DAYS: String(retentionDays) };
    refuseFaults(environment);
    super(scope, id, { ...rest, description: operation, timeout: Duration.seconds(10), environment });
    this.bindTable(table, operation);
  }

  /** Tells the function which table, and allows it there what its operation does: one cannot be had without the other. */
  private bindTable(table: CustomerTable, operation: OperationName): void {
    const grant = operationGrants[operation];
    this.function.addEnvironment('TABLE_NAME', table.tableName);
    this.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: grant.table.map((action) => `dynamodb:${action}`),
        resources: [table.tableArn, ...grant.indexes.map((index) => table.indexArn(index))],
      }),
    );
  }
}

/** The function would throw the same when it starts, and answer no request. What is known only then is looked at then. */
function refuseFaults(environment: Readonly<Record<string, string>>): void {
  const known = Object.entries(environment).filter(([, value]) => !Token.isUnresolved(value));
  readEnv({ TABLE_NAME: 'customers', ALLOWED_ORIGINS: '*', ...Object.fromEntries(known) });
}
