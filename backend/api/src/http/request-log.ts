import type { OperationName } from '@customer-kit/contract';

interface RequestLogEntry {
  requestId: string;
  operation: OperationName;
  status: number;
  /** From event to answer, in milliseconds. */
  latency: number;
  /** What no ProblemError explains: a defect, to be found by its stack. */
  error?: unknown;
}

/**
 * One JSON line for each request, for CloudWatch Logs Insights. No parameter, header or field of a customer is in it:
 * log groups have other readers and a longer life than the table.
 */
export function logRequest({ error, ...entry }: RequestLogEntry): void {
  const level = entry.status < 500 ? 'info' : 'error';
  const latency = Math.round(entry.latency * 10) / 10;
  const line = { level, ...entry, latency, ...(error !== undefined && { error: describe(error) }) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  return { name: error.name, message: error.message, stack: error.stack };
}
