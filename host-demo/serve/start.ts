// `npm start`: builds what changed, starts everything, and keeps it up until Ctrl-C or SIGTERM.
import { progressBar } from '@customer-kit/infra/progress';
import { buildTargets } from './build-targets.ts';
import { assertPortsFree } from './ports.ts';
import { readSettings, type Settings } from './settings.ts';
import { type Stack, startStack } from './stack.ts';
import { targets } from './targets.ts';
import { watchTargets } from './watch.ts';

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
  const watched = mode === 'dev' ? needed.filter(({ unwatched }) => !unwatched) : [];
  await buildTargets(
    needed.filter((target) => !watched.includes(target)),
    { log, signal: stop.signal },
  );
  await using started = new AsyncDisposableStack();
  const watching = mode === 'dev' ? await watchTargets(watched, { log, signal: stop.signal }) : undefined;
  if (watching) started.defer(watching.stop);
  const backend = {
    apiPort,
    dynamodbPort,
    dynamodbEndpoint,
    dataDir,
    fresh: settings.fresh,
    customers: 1_000,
    onSeeding: seedingBar(),
    log,
    signal: stop.signal,
  };
  const stack = await startStack({
    portalPort,
    cdnPort,
    pageScript: watching?.reloadScript,
    ...(withBackend && { backend }),
  });
  started.defer(stack.stop);
  stop.signal.throwIfAborted();
  const all = started.move();
  return { ...stack, stop: () => all.disposeAsync() };
}

function tell({ dataDir, dynamodbEndpoint }: Settings, { endpoints, backend }: Stack): void {
  const rows: [string, string][] = [['Portal', endpoints.portal]];
  if (backend) {
    rows.push(
      ['Other hosts', `${endpoints.portal}/hosts/`],
      ['Widget CDN', endpoints.cdn],
      ['API', backend.apiUrl],
      ['', `what its functions print: ${backend.functionLog}`],
      ['DynamoDB', backend.dynamodbEndpoint],
      ...(dynamodbEndpoint ? [] : [['', `its data: ${dataDir}`] as [string, string]]),
    );
  } else {
    rows.push(['Widget CDN', endpoints.cdn], ['API', 'none: the portal page answers itself, from samples']);
  }
  log('');
  for (const [name, where] of rows) log(`  ${name.padEnd(11)} ${where}`);
  log('\nCustomer Kit is ready');
}

function seedingBar() {
  let bar: ReturnType<typeof progressBar> | undefined;
  return ({ done, total }: { done: number; total: number }) => {
    bar ??= progressBar(`Creating ${total} sample customers`);
    if (done < total) bar.update(done / total);
    else bar.done();
  };
}
