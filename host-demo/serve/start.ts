// `npm start`: builds what changed, starts everything, and keeps it up until Ctrl-C or SIGTERM.
import { rm } from 'node:fs/promises';
import { buildTargets } from './build-targets.ts';
import { assertPortsFree } from './ports.ts';
import { readSettings, type Settings } from './settings.ts';
import { type Stack, startStack } from './stack.ts';
import { targets } from './targets.ts';

const log = (line: string) => console.log(line);

const stop = new AbortController();
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stop.abort();
      resolve();
    });
  }
});

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  const stack = await start(settings);
  tell(settings, stack);
  await stopped;
  log('\nStopping');
  await stack.stop();
} catch (error) {
  if (!stop.signal.aborted) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function start(settings: Settings): Promise<Stack> {
  const { mode, portalPort, cdnPort, apiPort, dynamodbPort, dynamodbEndpoint, dataDir } = settings;
  const withBackend = mode !== 'mock';
  await assertPortsFree({
    PORTAL_PORT: { port: portalPort, what: 'portal' },
    CDN_PORT: { port: cdnPort, what: 'widget CDN' },
    ...(withBackend && { API_PORT: { port: apiPort, what: 'API' } }),
    ...(withBackend && !dynamodbEndpoint && { DYNAMODB_PORT: { port: dynamodbPort, what: 'DynamoDB Local' } }),
  });
  const needed = targets.filter(({ name }) => withBackend || name !== 'synth');
  await buildTargets(needed, { log, signal: stop.signal });
  if (settings.fresh) {
    log(`Starting over: removing ${dataDir}`);
    await rm(dataDir, { recursive: true, force: true });
  }
  const backend = { apiPort, dynamodbPort, dynamodbEndpoint, dataDir, customers: 1_000, log };
  const stack = await startStack({ portalPort, cdnPort, ...(withBackend && { backend }) });
  if (stop.signal.aborted) {
    await stack.stop();
    stop.signal.throwIfAborted();
  }
  return stack;
}

function tell({ mode, dataDir, dynamodbEndpoint }: Settings, { endpoints, dynamodbEndpoint: dynamodb }: Stack): void {
  const rows: [string, string][] = [['Portal', endpoints.portal]];
  if (mode === 'mock') {
    rows.push(['Widget CDN', endpoints.cdn], ['API', 'the mock, inside the portal page; a reload starts it over']);
  } else {
    rows.push(
      ['Plain page', `${endpoints.portal}/plain/`],
      ['Widget CDN', endpoints.cdn],
      ['API', endpoints.api ?? ''],
      ['DynamoDB', `${dynamodb}${dynamodbEndpoint ? '' : `, data in ${dataDir}`}`],
    );
  }
  log('');
  for (const [name, where] of rows) log(`  ${name.padEnd(11)} ${where}`);
  log('\nCustomer Kit is ready');
}
