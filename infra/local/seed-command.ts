// `npm run seed -- --count N` creates sample customers, `npm run seed -- --file customers.csv` those of a file, through
// the API of `npm start` or another (`--api URL`). Safe to break off and run again. Exit code 1: some rows were not
// loaded; 2: it had to give up.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleCustomer } from '@customer-kit/contract/sample';
import { accessToken } from './access-token.ts';
import { type CsvRow, readCustomerCsv } from './customer-csv.ts';
import { type NewCustomer, type Outcome, type PostOptions, postCustomers } from './post-customers.ts';
import { progressBar } from './setup/progress.mjs';
import { withUsage } from './with-usage.ts';

const usage = 'npm run seed -- --count N | --file customers.csv [--api URL] [--token TOKEN] [--parallel N]';

const usualApi = `http://localhost:${process.env.API_PORT ?? '4000'}`;

/** The first Ctrl-C, after which what was loaded is told; a second one ends the process where it is. */
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  if (interrupted.signal.aborted) process.kill(process.pid, 'SIGINT');
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

/** True when every row was loaded. */
async function run(): Promise<boolean> {
  const { count, file, api = usualApi, token, parallel = '8' } = withUsage(usage, readArguments);
  if ((count === undefined) === (file === undefined)) throw new Error(usage);
  const apiUrl = api.replace(/\/+$/, '');
  const target = {
    apiUrl,
    token: accessToken(apiUrl, token),
    concurrency: wholeNumber('--parallel', parallel),
    stop: interrupted.signal,
  };
  // npm runs scripts in the repository's root; the file is named from where the command was typed.
  if (file !== undefined) return seedFile(resolve(process.env.INIT_CWD ?? '.', file), target);
  return seedSamples(wholeNumber('--count', count ?? ''), target);
}

function readArguments() {
  const text = { type: 'string' } as const;
  return parseArgs({ options: { count: text, file: text, api: text, token: text, parallel: text } }).values;
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text);
  throw new Error(`${option} must be a whole number from 1, is "${text}".\n\n${usage}`);
}

type Target = Omit<PostOptions<NewCustomer>, 'rows' | 'onOutcome'>;

/** Sample `index` always has the same key, so a second run finds what the first one made. */
async function seedSamples(count: number, target: Target): Promise<boolean> {
  const samples = function* (): Generator<NewCustomer> {
    for (let index = 0; index < count; index += 1) {
      yield { body: sampleCustomer(index), idempotencyKey: `sample-${index}` };
    }
  };
  const tally = { created: 0, deleted: 0, 'email-taken': 0, refused: 0 };
  let unanswered = count;
  let refusal: string | undefined;
  try {
    await withBar(`Seeding ${count}`, count, (done) =>
      postCustomers({
        ...target,
        rows: samples(),
        onOutcome({ idempotencyKey }, outcome) {
          tally[outcome.kind] += 1;
          if (outcome.kind === 'refused') refusal ??= `${idempotencyKey}: ${outcome.reasons.join(' ')}`;
          unanswered -= 1;
          done();
        },
      }),
    );
  } finally {
    console.log(`${tally.created} created by this or an earlier run, ${tally['email-taken']} were there already.`);
    if (tally.deleted > 0) console.log(`${tally.deleted} were created by an earlier run and deleted since.`);
    if (tally.refused > 0) console.log(`${tally.refused} were refused, the first ${refusal}`);
    if (unanswered > 0) console.log(`${unanswered} have no answer yet. Run this again.`);
  }
  return tally.refused === 0 && tally.deleted === 0;
}

async function seedFile(file: string, target: Target): Promise<boolean> {
  const rows = await readCustomerCsv(file);
  const faults: { line: number; reasons: string[] }[] = rows.filter((row) => !row.ok);
  const good = rows.filter((row): row is Extract<CsvRow, { ok: true }> => row.ok);
  const unanswered = new Set(good.map(({ line }) => line));
  try {
    await withBar(`Loading ${good.length} customers`, good.length, (done) =>
      postCustomers({
        ...target,
        rows: good,
        onOutcome({ line, body: { email } }, outcome) {
          unanswered.delete(line);
          if (outcome.kind !== 'created') faults.push({ line, reasons: reasonsOf(outcome, email) });
          done();
        },
      }),
    );
  } finally {
    for (const { line, reasons } of faults.toSorted((a, b) => a.line - b.line)) {
      console.log(`line ${line}: ${reasons.join(' ')}`);
    }
    const loaded = rows.length - faults.length - unanswered.size;
    const [first] = unanswered;
    const left = first && ` ${unanswered.size} have no answer yet, the first in line ${first}. Run this again.`;
    console.log(`${loaded} of ${rows.length} rows loaded, ${faults.length} not.${left ?? ''}`);
  }
  return faults.length === 0;
}

function reasonsOf(outcome: Exclude<Outcome, { kind: 'created' }>, email: string): string[] {
  switch (outcome.kind) {
    case 'refused':
      return outcome.reasons;
    case 'email-taken':
      return [`another customer has the e-mail address ${email}.`];
    default:
      return [`was loaded before and deleted since. ${wayBack(outcome)}`];
  }
}

function wayBack({ restorableUntil }: Extract<Outcome, { kind: 'deleted' }>): string {
  // What is erased has set its idempotency key free.
  if (restorableUntil === undefined) return 'Load the file again for a new customer.';
  return `Restore it until ${restorableUntil}, or change the row to load it as a new customer.`;
}

async function withBar(label: string, total: number, work: (done: () => void) => Promise<void>): Promise<void> {
  const bar = progressBar(label);
  let count = 0;
  try {
    await work(() => {
      count += 1;
      bar.update(count / total);
    });
    bar.done();
  } catch (error) {
    bar.failed();
    throw error;
  }
}
