import type { OperationName } from '@customer-kit/contract';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { CustomerTable } from './customer-table.ts';
import { operationGrants } from './operation-grants.ts';

export interface OperationFunctionProps {
  readonly operation: OperationName;
  /** Folder with the bundled handler. */
  readonly code: string;
  readonly table: CustomerTable;
  /** Origins whose pages may call the API; `['*']` is every page. */
  readonly allowedOrigins: readonly string[];
  readonly logRetention: RetentionDays;
  /** Days a deleted customer can be restored; 0 erases at once. */
  readonly retentionDays: number;
  /** Instances kept for the function, and its limit; undefined: what the account has left. */
  readonly reservedConcurrency: number | undefined;
}

/**
 * The function of one operation, with a role of its own that allows what `operationGrants` lists and to write into its
 * own log group and its traces, and nothing else.
 */
export class OperationFunction extends Construct {
  readonly function: LambdaFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: OperationFunctionProps) {
    super(scope, id);
    const { operation, code, table, allowedOrigins, logRetention, retentionDays, reservedConcurrency } = props;
    // Logs that lie in a group of the stack's own go with the stack; their retention bounds them either way.
    const logGroup = new LogGroup(this, 'Logs', { retention: logRetention, removalPolicy: RemovalPolicy.DESTROY });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      description: `Customer Kit: ${operation}`,
      code: Code.fromAsset(code),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // Memory buys CPU: with less than this, starting costs more time than it saves money.
      memorySize: 1024,
      timeout: Duration.seconds(10),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
      environment: { ALLOWED_ORIGINS: allowedOrigins.join(','), RETENTION_DAYS: String(retentionDays) },
    });
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
