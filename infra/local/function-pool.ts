import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { FunctionMessage, Invocation } from './function-protocol.ts';

export interface FunctionSettings {
  name: string;
  arn: string;
  /** Folder with the code; the working directory of the instances. */
  folder: string;
  environment: Readonly<Record<string, string>>;
  memoryMb: number;
  timeoutMs: number;
  /** Instances at most; invocations beyond wait for one. */
  maxInstances: number;
}

/** What the handler answered, as JSON, or why it did not: it threw, crashed or took too long. */
export type Outcome = { ok: true; result: string | undefined } | { ok: false; error: string };

/** What Lambda gives a module to load. */
const initMs = 10_000;
/** Bytes of a result as JSON: 6 MB by Lambda's quotas (invocation payload, synchronous), this by its error message. */
const maxResultBytes = 6_291_556;
/** An instance that idles this long is stopped; Lambda keeps them for some minutes. */
const idleMs = 120_000;

const processFile = fileURLToPath(new URL('./function-process.ts', import.meta.url));

interface Instance {
  child: ChildProcess;
  idleTimer?: NodeJS.Timeout;
}

/**
 * The instances of one function. Each is a process, not a thread, because that is what Lambda's isolation amounts to:
 * its own memory limit, environment and working directory, and it can be killed in the middle of a write without taking
 * anything along. It runs one invocation at a time. When all are busy another one starts, up to the limit; then
 * invocations wait in order.
 */
export class FunctionPool {
  private readonly settings: FunctionSettings;
  private readonly log: (line: string) => void;
  private readonly instances = new Set<Instance>();
  private readonly idle: Instance[] = [];
  /** Who waits: for an instance that got free, or (undefined) to start one in the place of one that is gone. */
  private readonly queue: ((free: Instance | undefined) => void)[] = [];
  /** Instances that run, start or are about to. */
  private taken = 0;
  private stopped = false;

  constructor(settings: FunctionSettings, log: (line: string) => void) {
    this.settings = settings;
    this.log = log;
  }

  get name(): string {
    return this.settings.name;
  }

  get processIds(): number[] {
    return [...this.instances].flatMap(({ child }) => child.pid ?? []);
  }

  /** Runs the function on an event (JSON). Rejects only after `stop`: what goes wrong in a function is an outcome. */
  async invoke(event: string, requestId: string): Promise<Outcome> {
    const instance = await this.acquire();
    if ('error' in instance) return { ok: false, error: instance.error };
    const { arn, timeoutMs } = this.settings;
    const { child } = instance;
    const answer = nextMessage(child, timeoutMs);
    const invocation: Invocation = { event, requestId, functionArn: arn, deadline: Date.now() + timeoutMs };
    // An instance that died a moment ago cannot be told; its exit is the answer then.
    child.send(invocation, () => {});
    const message = await answer;
    if (message.type === 'result' || message.type === 'error') this.release(instance);
    else child.kill('SIGKILL');
    if (message.type !== 'result') return this.failure(message, requestId);
    const { result } = message;
    if (Buffer.byteLength(result ?? '') > maxResultBytes) return this.failure({ type: 'too-large' }, requestId);
    return { ok: true, result };
  }

  /** Stops every instance; what runs is lost. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const proceed of this.queue.splice(0)) proceed(undefined);
    await Promise.all(
      [...this.instances].map(async ({ child }) => {
        const closed = once(child, 'close');
        child.kill('SIGKILL');
        await closed;
      }),
    );
  }

  private async acquire(): Promise<Instance | { error: string }> {
    return this.takeIdle() ?? (await this.slot()) ?? this.start();
  }

  private takeIdle(): Instance | undefined {
    for (let instance = this.idle.pop(); instance; instance = this.idle.pop()) {
      clearTimeout(instance.idleTimer);
      // Of a process that ends, the connection is seen to end before the process may be.
      if (instance.child.connected) return instance;
    }
    return undefined;
  }

  private slot(): Promise<Instance | undefined> | undefined {
    if (this.taken >= this.settings.maxInstances) return new Promise((resolve) => this.queue.push(resolve));
    this.taken += 1;
    return undefined;
  }

  private async start(): Promise<Instance | { error: string }> {
    if (this.stopped) throw new Error(`${this.settings.name} is stopped.`);
    const { folder, environment, memoryMb } = this.settings;
    const child = fork(processFile, {
      cwd: folder,
      env: { ...environment, LAMBDA_TASK_ROOT: folder },
      // Lambda leaves a tenth of the memory to what is not JavaScript's heap.
      execArgv: [`--max-old-space-size=${Math.floor(memoryMb * 0.9)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const instance: Instance = { child };
    this.instances.add(instance);
    for (const input of [child.stdout, child.stderr] as Readable[]) createInterface({ input }).on('line', this.log);
    // A process that could not be started only closes; one whose output another process holds only exits.
    for (const end of ['exit', 'close']) child.once(end, () => this.forget(instance));
    const message = await nextMessage(child, initMs);
    if (message.type === 'ready') return instance;
    child.kill('SIGKILL');
    return { error: this.failure(message, 'init').error };
  }

  private release(instance: Instance): void {
    const next = this.queue.shift();
    if (next) {
      next(instance);
      return;
    }
    instance.idleTimer = setTimeout(() => this.reap(instance), idleMs).unref();
    this.idle.push(instance);
  }

  /** Nobody may get an instance that is about to end, though its place is taken until it has. */
  private reap(instance: Instance): void {
    this.leaveIdle(instance);
    instance.child.kill('SIGKILL');
  }

  private leaveIdle(instance: Instance): void {
    const index = this.idle.indexOf(instance);
    if (index >= 0) this.idle.splice(index, 1);
  }

  private forget(instance: Instance): void {
    if (!this.instances.delete(instance)) return;
    clearTimeout(instance.idleTimer);
    this.leaveIdle(instance);
    const next = this.queue.shift();
    if (next) next(undefined);
    else this.taken -= 1;
  }

  private failure(message: Failure, requestId: string) {
    const error = describeFailure(message);
    if (message.type !== 'error') this.log(`${requestId} ${error}`);
    return { ok: false, error } as const;
  }
}

type ProcessMessage = FunctionMessage | { type: 'exit'; how: string } | { type: 'timeout'; afterMs: number };
type Failure = ProcessMessage | { type: 'too-large' };

/** What the process says next, or that it ended or took too long to say anything. */
function nextMessage(child: ChildProcess, timeoutMs: number): Promise<ProcessMessage> {
  return new Promise((resolve) => {
    const settle = (message: ProcessMessage) => {
      clearTimeout(timer);
      child.off('message', settle);
      child.off('exit', onExit);
      child.off('error', onError);
      resolve(message);
    };
    const onExit = (code: number | null, signal: string | null) =>
      settle({ type: 'exit', how: signal ?? `exit code ${code}` });
    const onError = (error: Error) => settle({ type: 'exit', how: error.message });
    const timer = setTimeout(() => settle({ type: 'timeout', afterMs: timeoutMs }), timeoutMs);
    child.on('message', settle);
    child.on('exit', onExit);
    child.on('error', onError);
  });
}

/** In Lambda's words, so that a search for them finds its documentation. */
function describeFailure(message: Failure): string {
  if (message.type === 'too-large') {
    return `Response payload size exceeded maximum allowed payload size (${maxResultBytes} bytes).`;
  }
  if (message.type === 'error') return `${message.name}: ${message.message}`;
  if (message.type === 'timeout') return `Task timed out after ${(message.afterMs / 1000).toFixed(2)} seconds`;
  return `Runtime exited without providing a reason (${message.type === 'exit' ? message.how : `unexpected ${message.type}`})`;
}
