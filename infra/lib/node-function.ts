import type { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type LogGroupProps } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface NodeFunctionProps {
  /** What it is called where the account's functions are listed. */
  readonly description: string;
  /** Folder with the bundled handler. */
  readonly code: string;
  readonly logs: LogGroupProps;
  readonly timeout: Duration;
  readonly environment?: Readonly<Record<string, string>>;
  /** Instances kept for the function, and its limit; undefined: what the account has left. */
  readonly reservedConcurrency?: number | undefined;
}

/** A function with a role of its own, which allows to write into its own log group and its traces, and nothing else. */
export class NodeFunction extends Construct {
  readonly function: LambdaFunction;
  protected readonly role: Role;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const { description, code, logs, timeout, environment, reservedConcurrency } = props;
    // A group of the stack's own: the one that Lambda makes by itself keeps everything for ever.
    const logGroup = new LogGroup(this, 'Logs', logs);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      description: `Customer Kit: ${description}`,
      code: Code.fromAsset(code),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // Memory buys CPU: with less than this, starting costs more time than it saves money.
      memorySize: 1024,
      timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
      ...(environment && { environment }),
    });
  }
}
