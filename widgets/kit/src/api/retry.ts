import { ApiError, isTransient } from './api-error.ts';

/** Times a request is sent again by itself, before its failure is told. */
const retries = 3;
/** The first pause; each further one is twice as long. Milliseconds. */
const firstPause = 500;
/** A wait beyond this is for the reader to know of and decide about. Milliseconds. */
const longestPause = 10_000;

/** Whether a read is worth sending again: no answer, too many requests, a failure on the server's side. */
export function retriesRead(failures: number, error: unknown): boolean {
  return failures < retries && isTransient(error) && isSoon(error);
}

/**
 * Whether a write may be sent again without anybody deciding: only where the API says that it did nothing. After a lost
 * answer it may have been done, and sending it again could undo what somebody else saved since.
 */
export function retriesWrite(failures: number, error: unknown): boolean {
  return failures < retries && wasNotDone(error) && isSoon(error);
}

/**
 * Milliseconds before the next try: doubled each time and spread at random, so that clients cut off together do not come
 * back together; never before the server's `Retry-After`.
 */
export function retryDelay(failures: number, error: unknown): number {
  const pause = Math.min(firstPause * 2 ** failures, longestPause);
  return serverPause(error) + pause * (0.5 + Math.random() / 2);
}

function wasNotDone(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 429 || error.problemName === 'unavailable';
}

function isSoon(error: unknown): boolean {
  return !isOffline() && serverPause(error) <= longestPause;
}

/** A browser knows for sure only that it is cut off. Elsewhere nobody says. */
function isOffline(): boolean {
  return 'onLine' in navigator && !navigator.onLine;
}

function serverPause(error: unknown): number {
  return error instanceof ApiError ? (error.retryAfter ?? 0) * 1_000 : 0;
}
