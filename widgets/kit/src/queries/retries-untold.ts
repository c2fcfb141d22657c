import { ApiError, retriesWrite } from '@customer-kit/kit';

/** `retriesWrite`, but a wait the API asks for is the widget's: it says so, and can be stopped meanwhile. */
export function retriesUntold(failures: number, error: unknown): boolean {
  const told = error instanceof ApiError && error.status === 429 && error.retryAfter !== undefined;
  return !told && retriesWrite(failures, error);
}
