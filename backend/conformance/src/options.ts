import { operationNames, operations } from '@customer-kit/contract';

export type Scope = (typeof operations)[keyof typeof operations]['scope'];

type Token = string | undefined;

export const allScopes: readonly Scope[] = [...new Set(operationNames.map((name) => operations[name].scope))];

export interface ConformanceOptions {
  /** The API's URL, without a trailing slash. */
  baseUrl: string;
  /** Names the runs in the report: "mock", "local", … */
  name: string;
  /**
   * Token for `Authorization: Bearer`, with these scopes and no others; asked before each request. Undefined where none
   * can be had with a single scope: then what needs one is skipped. Without this option the API is taken to be open, and
   * nothing is tested about access.
   */
  getAccessToken?: ((scopes: readonly Scope[]) => Token | Promise<Token>) | undefined;
  /** Token of somebody else, with every scope. Without it nothing is tested about two callers. */
  getOtherToken?: (() => Token | Promise<Token>) | undefined;
  /**
   * Milliseconds until a write must show in lists and searches, where the store's indexes follow its items
   * (DynamoDB's do, on AWS). Default 0: at once.
   */
  settleTime?: number;
  /** Why this API sends no CORS headers, where a browser would never look for them. Printed with the run. */
  withoutCors?: string | undefined;
  /** Pages of 100 the suite reads at most to find its customers in a large table, per sort. Default 100. */
  maximumPages?: number;
}
