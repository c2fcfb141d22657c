import { ApiError, NetworkError } from '@customer-kit/kit';

/** Requests at a time: quick for a selection, gentle to the API's throttle. */
const lanes = 4;
/** Seconds of rest where the API asks for it without saying how long. */
const defaultPause = 5;

export interface LaneRun<T> {
  /** Sends the request for one; throws what the API refused it with. */
  send: (item: T) => Promise<void>;
  /** One was refused; the others go on. */
  onRefused: (item: T, error: unknown) => void;
  /** The API wants no more requests for so many seconds; then all go on, told by undefined. */
  onPause: (seconds: number | undefined) => void;
  /** Ends the run after the requests on their way. */
  signal: AbortSignal;
}

/**
 * One request for each item, a few at a time. Throttled ones wait as long as the API says and are sent again. Resolves
 * with what halted the run because every further request would meet it too: signed out, or no answer. Undefined: every
 * item had its turn, or `signal` ended it.
 */
export async function runInLanes<T>(items: readonly T[], run: LaneRun<T>): Promise<unknown> {
  const queue = [...items];
  let halt: unknown;
  let pause: Promise<void> | undefined;

  async function rest(seconds: number): Promise<void> {
    run.onPause(seconds);
    await sleep(seconds * 1_000, run.signal);
    run.onPause(undefined);
    pause = undefined;
  }

  async function lane(): Promise<void> {
    for (;;) {
      await pause;
      if (run.signal.aborted || halt !== undefined) return;
      const item = queue.shift();
      if (item === undefined) return;
      try {
        await run.send(item);
      } catch (error) {
        if (error instanceof ApiError && error.status === 429) {
          queue.unshift(item);
          pause ??= rest(error.retryAfter ?? defaultPause);
        } else if (concernsAll(error)) halt = error;
        else run.onRefused(item, error);
      }
    }
  }

  const working: Promise<void>[] = [];
  while (working.length < lanes) working.push(lane());
  await Promise.all(working);
  return halt;
}

function concernsAll(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ApiError && error.status === 401);
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
