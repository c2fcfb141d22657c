import { join } from 'node:path';
import { type OperationName, operationNames } from '@customer-kit/contract';
import { RemovalPolicy, Stage } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { bundleHandlers, type HandlerName } from './bundle-handlers.ts';
import { constructId } from './construct-id.ts';
import { type Capacity, CustomerTable } from './customer-table.ts';
import { Monitoring } from './monitoring.ts';
import { OperationFunction } from './operation-function.ts';
import { RestApi, type Throttle } from './rest-api.ts';
import { SignIn } from './sign-in.ts';
import { WebAcl } from './web-acl.ts';

export interface CustomerApiProps {
  /** Origins whose pages may call the API, like `https://portal.example.com`; `['*']` is every page. */
  readonly allowedOrigins: readonly string[];
  /** Who signs users in. A pool that is made outlives its stack as the table does. */
  readonly auth: ApiAuth;
  /** How long the logs of the functions and of the API are kept. */
  readonly logRetention: RetentionDays;
  /** Limits of the autoscaling of the table and of each of its indexes, in capacity units. */
  readonly capacity: Capacity;
  /** True: the table refuses deletion; it and the logs outlive their stack. */
  readonly keepData: boolean;
  /** Days a deleted customer can be restored; 0 erases at once. */
  readonly retentionDays: number;
  /** Requests a second that all clients together may make, and how many at once; more are answered 429. */
  readonly throttle: Throttle;
  /** Requests in five minutes that one IP address may make, 10 at least; more are answered 429 until it calls less. */
  readonly requestsPerAddress: number;
  /** Instances each function may have, taken from the account's and kept for it. Default: what the account has left. */
  readonly reservedConcurrency?: number | undefined;
  /** Told of every alarm that begins or ends. Default: alarms only show in CloudWatch. */
  readonly alarmTopic?: ITopic | undefined;
}

/** A user pool there is, or what one that is made needs to know. */
export type ApiAuth =
  | { readonly userPool: IUserPool }
  | { readonly callbackUrls: readonly string[]; readonly domainPrefix: string };

/**
 * The customer API of `@customer-kit/contract`, ready to be put into any stack: one table, one function with a role of
 * its own for each operation, and the REST API in front of them. An operation of the contract that has a handler and a
 * grant is here too.
 */
export class CustomerApi extends Construct {
  /** Base URL of the API: the `api` of the widgets. */
  readonly url: string;
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, props: CustomerApiProps) {
    super(scope, id);
    const { allowedOrigins, logRetention, capacity, keepData, retentionDays, reservedConcurrency } = props;
    const table = new CustomerTable(this, 'Customers', { capacity, keepData });
    const logs = {
      retention: logRetention,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    };
    const bundles = bundlesOf(this);
    const functions = Object.fromEntries(
      operationNames.map((operation) => {
        const created = new OperationFunction(this, constructId(operation), {
          operation,
          code: bundles[operation],
          table,
          allowedOrigins,
          logs,
          retentionDays,
          reservedConcurrency,
        });
        return [operation, created.function];
      }),
    ) as Record<OperationName, OperationFunction['function']>;
    const { auth, throttle, requestsPerAddress, alarmTopic } = props;
    const madePool = { keepData, logs, code: bundles.limitScopes };
    this.signIn = new SignIn(this, 'SignIn', 'userPool' in auth ? auth : { ...auth, ...madePool });
    const { authorizer, limitScopes } = this.signIn;
    const { api } = new RestApi(this, 'Rest', { functions, authorizer, allowedOrigins, logs, throttle });
    this.url = api.url;
    new WebAcl(this, 'WebAcl', { stage: api.deploymentStage, requestsPerAddress });
    const watched = { ...functions, ...(limitScopes && { limitScopes }) };
    new Monitoring(this, 'Monitoring', { api, functions: watched, table: table.table, alarmTopic });
  }
}

const bundled = new WeakMap<Stage, Record<HandlerName, string>>();

/** Bundled once for all stacks of an assembly, into it: two runs at a time do not meet. */
function bundlesOf(scope: Construct): Record<HandlerName, string> {
  const assembly = Stage.of(scope);
  if (!assembly) throw new Error('CustomerApi has to be part of an App or a Stage.');
  const bundles = bundled.get(assembly) ?? bundleHandlers(join(assembly.outdir, 'bundles'));
  bundled.set(assembly, bundles);
  return bundles;
}
