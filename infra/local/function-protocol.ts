/** What the runtime and the processes of functions say to each other. */
export interface Invocation {
  /** The event as JSON, as Lambda hands it over. */
  event: string;
  requestId: string;
  functionArn: string;
  /** Milliseconds since 1970 at which the function is stopped. */
  deadline: number;
}

export type FunctionMessage =
  /** The module is loaded: the instance can take invocations. */
  | { type: 'ready' }
  /** What the handler answered, as JSON; undefined as in JSON.stringify(undefined). */
  | { type: 'result'; result: string | undefined }
  | { type: 'error'; name: string; message: string };
