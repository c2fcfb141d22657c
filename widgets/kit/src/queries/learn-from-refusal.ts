import { ApiError, isGone } from '@customer-kit/kit';
import type { QueryClient } from '@tanstack/react-query';
import { learnGone, learnSaved } from './list-cache.ts';

/** What a refused save tells about the customer goes into the lists too: it is gone, or it is a newer version now. */
export function learnFromRefusal(queryClient: QueryClient, error: unknown, id: string): void {
  if (!(error instanceof ApiError)) return;
  if (isGone(error)) learnGone(queryClient, id, error.problem.deleted);
  if (error.problem.current) learnSaved(queryClient, error.problem.current);
}
