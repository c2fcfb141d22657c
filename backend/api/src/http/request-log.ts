import type { OperationName } from '@customer-kit/contract';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { env } from './env.ts';
import { redact } from './redact.ts';

interface RequestLogEntry {
  requestId: string;
  operation: OperationName;
  status: number;
  /** From event to answer, in milliseconds. */
  latency: number;
  /** Capacity units of the table and its indexes. */
  readUnits: number;
  writeUnits: number;
}

/** What CloudWatch makes metrics of while it takes the line in (CloudWatch User Guide, "Embedded metric format"). */
const metrics = [
  {
    Namespace: 'CustomerKit',
    // By the table, because stages share the metrics of their account.
    Dimensions: [['table', 'operation', 'statusClass']],
    Metrics: [
      { Name: 'latency', Unit: 'Milliseconds' },
      { Name: 'readUnits', Unit: 'Count' },
      { Name: 'writeUnits', Unit: 'Count' },
    ],
  },
];

/**
 * One JSON line for each request, for CloudWatch Logs Insights and, in embedded metric format, for CloudWatch metrics by
 * table, operation and status class. No parameter, header or field of a customer is in it: log groups have other readers
 * and a longer life than the table. `error` is what no ProblemError explains: a defect, to be found by its stack.
 */
export function logRequest(entry: RequestLogEntry, error: unknown, event: APIGatewayProxyEvent): void {
  const line = {
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: metrics },
    level: entry.status < 500 ? 'info' : 'error',
    table: env.tableName,
    ...entry,
    statusClass: `${Math.floor(entry.status / 100)}xx`,
    latency: Math.round(entry.latency * 10) / 10,
    ...(error !== undefined && { error: describe(error, event) }),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function describe(error: unknown, event: APIGatewayProxyEvent): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack = '' } = error;
  // A stack begins with the message, or with one that the error had before; the frames are code.
  const frames = stack.replace(message, '').match(/^ {4}at .*(?:\)|:\d+:\d+)$/gm) ?? [];
  return { name, message: redact(message, event), stack: frames.join('\n').trim() };
}
