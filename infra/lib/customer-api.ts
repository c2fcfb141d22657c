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
  /**
   * Origins whose pages may call the API, as browsers send them: `https://portal.example.com`, without a path or a slash at
   * the end. `['*']` is every page. One at least; about 3,500 characters in all, because the variables of a function have
   * room for 4 KB.
   */
  readonly allowedOrigins: readonly string[];
  /** Who signs users in. */
  readonly auth: ApiAuth;
  /** How long the logs of the functions and of the API are kept. */
  readonly logRetention: RetentionDays;
  /** Limits of the autoscaling of the table and of each of its indexes, in capacity units. */
  readonly capacity: Capacity;
  /**
   * True: the table and a user pool that is made refuse deletion; they and the logs outlive their stack, and so does the
   * function that limits the pool's tokens. False: all of it goes with the stack.
   */
  readonly keepData: boolean;
  /** Days a deleted customer can be restored, from 0, which erases at once, to 3,650. */
  readonly retentionDays: number;
  /** What all clients together may ask; more is answered 429. AWS's own limits are those of the account in the region. */
  readonly throttle: Throttle;
  /**
   * Requests in five minutes that one IP address may make, from 10 to 2,000,000,000 (AWS WAF, "Rate-based rule"); more are
   * answered 429 until it calls less.
   */
  readonly requestsPerAddress: number;
  /**
   * Instances kept for each operation's function out of the account's, and its limit. AWS refuses a deployment that leaves
   * the account fewer than 100 unreserved. Default: each takes what the account has left.
   */
  readonly reservedConcurrency?: number | undefined;
  /** Told of every alarm that begins or ends. Default: alarms only show in CloudWatch. */
  readonly alarmTopic?: ITopic | undefined;
}

/**
 * A user pool there is, or what one that is made needs to know.
 *
 * - `userPool` has a resource server `customers` with the scopes `read` and `write`, and clients that may ask for them. Who
 *   gets which is the pool's to say.
 * - `callbackUrls`: where the portal takes users back to after they signed in and out: `https:`, or `http://localhost`,
 *   without `#` (Cognito API Reference, "CreateUserPoolClient").
 * - `domainPrefix`: first part of the sign-in pages' address, which nobody else in the region has: at most 63 lowercase
 *   letters, digits and hyphens, no hyphen at either end, without `aws`, `amazon` or `cognito`. It cannot be changed later.
 */
export type ApiAuth =
  | { readonly userPool: IUserPool }
  | { readonly callbackUrls: readonly string[]; readonly domainPrefix: string };

/**
 * The customer API of `@customer-kit/contract`, ready to be put into any stack: one table, one function with a role of
 * its own for each operation, the REST API in front of them with its web ACL, who signs in, alarms and a dashboard. An
 * operation of the contract that has a handler and a grant is here too. Throws outside of an App or Stage, and for
 * origins and days that its functions would not start with.
 */
export class CustomerApi extends Construct {
  /** Base URL of the API, with a slash at its end: the `api` of the widgets, which take it with or without. */
  readonly url: string;
  /** The pool whose tokens are let in; of one that is made, also its client and the base URL of its pages. */
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
