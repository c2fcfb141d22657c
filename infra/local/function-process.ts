// The Lambda runtime's part inside the process of one instance: loads the handler named by _HANDLER from
// LAMBDA_TASK_ROOT, then runs one invocation at a time. Handlers are async, as the Node.js 24 runtime asks for.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionMessage, Invocation } from './function-protocol.ts';

type Handler = (event: unknown, context: object) => unknown;

const send = (message: FunctionMessage) => process.send?.(message);
// The runtime that started this process is gone: nobody will ask again.
process.on('disconnect', () => process.exit());
// A terminal sends Ctrl-C to every process of its group; the runtime decides when an instance ends.
process.on('SIGINT', () => {});

const [file = '', exportName = ''] = (process.env['_HANDLER'] ?? '').split('.');
try {
  const module = (await import(pathToFileURL(join(process.env.LAMBDA_TASK_ROOT ?? '', `${file}.mjs`)).href)) as Record<
    string,
    unknown
  >;
  const handler = module[exportName];
  if (typeof handler !== 'function') throw new Error(`${file}.mjs exports no function "${exportName}".`);
  process.on('message', (invocation: Invocation) => void invoke(handler as Handler, invocation));
  send({ type: 'ready' });
} catch (error) {
  fail(error);
}

async function invoke(handler: Handler, { event, requestId, functionArn, deadline }: Invocation): Promise<void> {
  const context = {
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: functionArn,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    awsRequestId: requestId,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    send({ type: 'result', result: JSON.stringify(await handler(JSON.parse(event), context)) });
  } catch (error) {
    fail(error);
  }
}

/** As Lambda does: the whole error goes to the log, its name and message to who asked. */
function fail(error: unknown): void {
  console.error(error);
  const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) };
  send({ type: 'error', name, message });
}
