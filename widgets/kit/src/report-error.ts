import { useEffect } from 'react';
import { ApiError, NetworkError } from './api/api-error.ts';
import { useWidget } from './widget-context.ts';

/** Tells the host, once for each failure: `customer-auth-required` for 401, `customer-error` for the rest. */
export function useReportError(error: unknown): void {
  const { dispatch } = useWidget();
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) {
      dispatch('customer-auth-required', { status: 401, message: error.message });
    } else if (error instanceof Error) {
      dispatch('customer-error', { code: codeOf(error), message: error.message });
    }
  }, [error, dispatch]);
}

function codeOf(error: Error): string {
  if (error instanceof NetworkError) return 'network';
  if (error instanceof ApiError) return error.problemName ?? `http-${error.status}`;
  return 'unexpected';
}
