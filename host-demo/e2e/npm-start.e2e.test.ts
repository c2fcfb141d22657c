import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { CustomerPage } from '@customer-kit/contract';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { signedIn } from './customers-on-page.ts';

const root = resolve(import.meta.dirname, '../..');
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'npm-start-'));
  return () => rmSync(dataDir, { recursive: true });
});

/** Every process of a run has this in its environment. */
const mark = `CUSTOMER_KIT_RUN=${randomUUID()}`;

interface Run {
  npm: ChildProcess;
  lines: string[];
  /** Resolves when a line with this text has been printed. */
  printed: (text: string) => Promise<void>;
  /** Exit code or signal of npm. */
  ended: Promise<unknown>;
}

function npmStart(env: Record<string, string>, args: string[] = []): Run {
  const [name = '', value = ''] = mark.split('=');
  const npm = spawn('npm', ['start', '--', ...args], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DYNAMODB_PORT: '0',
      API_PORT: '0',
      CDN_PORT: '0',
      PORTAL_PORT: '0',
      [name]: value,
      ...env,
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    if (npm.pid !== undefined && npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGKILL');
  });
  const lines: string[] = [];
  for (const stream of [npm.stdout, npm.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  const ended = once(npm, 'close').then(([code, signal]) => (code as unknown) ?? signal);
  const printed = (text: string) =>
    expect.poll(() => lines, { timeout: 50_000 }).toContainEqual(expect.stringContaining(text));
  return { npm, lines, printed, ended };
}

/** Command lines of what is left of all runs. */
function processesLeft(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && readIfThere(`/proc/${name}/environ`).split('\0').includes(mark))
    .map((pid) => `${pid} ${readIfThere(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code)))
      return '';
    throw error;
  }
}

const urlOf = (lines: string[], name: string) =>
  lines.find((line) => line.trim().startsWith(`${name} `))?.match(/http:\S+/)?.[0] ?? '';

/** Starts on an empty table, and ends while that is filled. */
async function breakOffFirstStart(): Promise<void> {
  const run = npmStart({});
  await run.printed('sample customers');
  expect(processesLeft().length).toBeGreaterThan(3);
  run.npm.kill('SIGTERM');
  await run.ended;
  await expect.poll(processesLeft).toEqual([]);
}

test('SIGTERM to npm in the middle of its first start leaves no process', async ({ skip }) => {
  skip(!existsSync('/proc'), 'finds processes by /proc, which this system does not have');
  await breakOffFirstStart();
}, 120_000);

test('a start says where everything is, keeps it, and ends on Ctrl-C without a trace', async ({ skip }) => {
  skip(!existsSync('/proc'), 'finds processes by /proc, which this system does not have');
  await breakOffFirstStart();
  // As if seeding were through: the rest of it would take most of a minute on a slow disk.
  rmSync(join(dataDir, 'seeding'));
  const run = npmStart({});
  await run.printed('Customer Kit is ready');
  expect(run.lines.at(-1)).toBe('Customer Kit is ready');

  const portal = urlOf(run.lines, 'Portal');
  const endpoints = { portal, api: urlOf(run.lines, 'API'), cdn: urlOf(run.lines, 'Widget CDN') };
  expect(await (await fetch(`${portal}/endpoints.json`)).json()).toEqual(endpoints);
  expect(await (await fetch(`${portal}/plain/`)).text()).toContain(`src="${endpoints.cdn}/embed.js"`);
  const page = await firstPage(endpoints.api);
  expect(page.items).toHaveLength(100);

  // As a terminal does it: to every process of the group.
  process.kill(-(run.npm.pid ?? 0), 'SIGINT');
  expect(await run.ended).toBe(0);
  await expect.poll(processesLeft).toEqual([]);

  const again = npmStart({});
  await again.printed('Customer Kit is ready');
  expect(again.lines).not.toContainEqual(expect.stringContaining('sample customers'));
  expect(await firstPage(urlOf(again.lines, 'API'))).toMatchObject({ items: page.items });
  // npm can hand nothing on from here: what it started has to notice by itself.
  again.npm.kill('SIGKILL');
  await expect.poll(processesLeft).toEqual([]);
}, 120_000);

test('a port in use is named before anything is built, with the variable that moves it', async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const run = npmStart({ CDN_PORT: String(port) });
  expect(await run.ended).toBe(1);
  expect(run.lines).toContainEqual(expect.stringContaining(`Port ${port} (widget CDN) is in use`));
  expect(run.lines).toContainEqual(expect.stringContaining(`CDN_PORT=${Number(port) + 1} npm start`));
});

async function firstPage(api: string): Promise<CustomerPage> {
  const response = await fetch(`${api}/customers?limit=100`, { headers: await signedIn(api) });
  return (await response.json()) as CustomerPage;
}
