/**
 * The engines of Firefox and Safari, as a Linux distribution has them: no patched builds, no driver to download. Firefox
 * is spoken to by WebDriver BiDi, WebKit's small browser by its own WebDriver. Both take the same input actions.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { findOnPath } from '@customer-kit/infra/browser';

export interface OtherBrowser {
  open: (url: string) => Promise<void>;
  /** The value of an expression in the page, as JSON carries it. */
  value: <T>(expression: string) => Promise<T>;
  /** Real input, in the form of the WebDriver standard ("Actions"). */
  act: (source: object) => Promise<void>;
  close: () => Promise<void>;
}

export const otherBrowsers = {
  Firefox: { needs: [['firefox', 'firefox-esr']], start: startFirefox },
  WebKit: { needs: [['WebKitWebDriver'], ['Xvfb']], start: startWebKit },
};

/** Paths of the programs on PATH, one of each list; undefined where one is missing. */
export function findPrograms(needs: readonly (readonly string[])[]): string[] | undefined {
  const found = needs.flatMap((names) => findOnPath(names) ?? []);
  return found.length === needs.length ? found : undefined;
}

async function startFirefox([program = '']: readonly string[]): Promise<OtherBrowser> {
  await using started = new AsyncDisposableStack();
  const profile = mkdtempSync(join(tmpdir(), 'customer-kit-firefox-'));
  started.defer(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const browser = spawn(program, ['--headless', '--remote-debugging-port=0', '--profile', profile, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.defer(() => ended(browser));
  const address = await lineOf(browser.stderr, /WebDriver BiDi listening on (\S+)/);
  const socket = new WebSocket(`${address}/session`);
  await once(socket, 'open');
  const answers = new Map<number, (answer: BidiAnswer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as BidiAnswer;
    answers.get(answer.id ?? -1)?.(answer);
  });
  let last = 0;
  async function call<T>(method: string, params: object): Promise<T> {
    last += 1;
    const { promise, resolve } = Promise.withResolvers<BidiAnswer>();
    answers.set(last, resolve);
    socket.send(JSON.stringify({ id: last, method, params }));
    const { result, error, message } = await promise;
    if (error) throw new Error(`${method}: ${error}: ${message}`);
    return result as T;
  }
  await call('session.new', { capabilities: {} });
  // The window that Firefox begins with never has the focus: no button would be pressed by a key there.
  const { context } = await call<{ context: string }>('browsingContext.create', { type: 'window' });
  await call('browsingContext.setViewport', { context, viewport: { width: 1100, height: 800 } });
  const all = started.move();
  return {
    async open(url) {
      await call('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async value<T>(expression: string) {
      const answer = await call<{ result?: { value?: string }; exceptionDetails?: { text: string } }>(
        'script.evaluate',
        { expression: `JSON.stringify(${expression})`, target: { context }, awaitPromise: true },
      );
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
      return JSON.parse(answer.result?.value ?? 'null') as T;
    },
    async act(source) {
      await call('input.performActions', { context, actions: [source] });
    },
    close: () => all.disposeAsync(),
  };
}

interface BidiAnswer {
  id?: number;
  result?: unknown;
  error?: string;
  message?: string;
}

async function startWebKit([program = '', xvfb = '']: readonly string[]): Promise<OtherBrowser> {
  await using started = new AsyncDisposableStack();
  const display = spawn(xvfb, ['-displayfd', '1', '-screen', '0', '1100x900x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.defer(() => ended(display));
  const number = await lineOf(display.stdout, /^(\d+)$/);
  const port = 20_000 + (process.pid % 20_000);
  const driver = spawn(program, [`--port=${port}`], {
    stdio: 'ignore',
    // Of root, the browser's own sandbox would not start.
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  started.defer(() => ended(driver));
  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }
  await answering(() => call('GET', '/status'));
  const { sessionId } = await call<{ sessionId: string }>('POST', '/session', { capabilities: {} });
  started.defer(async () => {
    await call('DELETE', `/session/${sessionId}`);
  });
  await call('POST', `/session/${sessionId}/window/rect`, { x: 0, y: 0, width: 1100, height: 900 });
  const all = started.move();
  return {
    async open(url) {
      await call('POST', `/session/${sessionId}/url`, { url });
    },
    async value<T>(expression: string) {
      const script = `return JSON.stringify(${expression}) ?? 'null'`;
      return JSON.parse(await call<string>('POST', `/session/${sessionId}/execute/sync`, { script, args: [] })) as T;
    },
    async act(source) {
      await call('POST', `/session/${sessionId}/actions`, { actions: [source] });
    },
    close: () => all.disposeAsync(),
  };
}

async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 100; ; tries -= 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function lineOf(output: Readable, pattern: RegExp): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, found] = pattern.exec(line) ?? [];
    if (found !== undefined) {
      output.resume();
      return found;
    }
  }
  throw new Error(`The program ended, and printed nothing like ${pattern}.`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
