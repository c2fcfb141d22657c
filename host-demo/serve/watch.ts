// `npm run dev`: every build in watch mode, and open pages that reload when one has written something new.
import { existsSync, rmSync, unwatchFile, watchFile } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordOf } from './build-targets.ts';
import { root } from './root.ts';
import type { Target } from './targets.ts';
import { startWorkspaceScript } from './workspace-script.ts';

export interface Watching {
  /** Script text for a page that is to reload. */
  reloadScript: string;
  stop: () => Promise<void>;
}

/** Starts `<build script> --watch` of every target; resolves when each has its output. */
export async function watchTargets(
  targets: readonly Target[],
  { log, signal }: { log: (line: string) => void; signal: AbortSignal },
): Promise<Watching> {
  await using started = new AsyncDisposableStack();
  const reload = await startReloadServer();
  started.defer(reload.stop);
  for (const target of targets) {
    // What is there from now on is a development build, which `npm start` must not take for its own.
    rmSync(recordOf(root, target), { force: true });
    const output = join(root, target.workspace, target.output);
    watchFile(output, { interval: 300 }, () => reload.tell());
    started.defer(() => unwatchFile(output));
    started.defer(startWatcher(target, log));
  }
  log(`Watching ${targets.map(({ name }) => name).join(', ')}`);
  while (!targets.every(({ workspace, output }) => existsSync(join(root, workspace, output)))) {
    await sleep(200, undefined, { signal });
  }
  const all = started.move();
  return { reloadScript: reload.script, stop: () => all.disposeAsync() };
}

/** Returns what stops it and waits until it has. */
function startWatcher(target: Target, log: (line: string) => void): () => Promise<void> {
  const { child, stop } = startWorkspaceScript(root, target, { args: ' --watch', env: { NODE_ENV: 'development' } });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: string) => log(text.trimEnd().replace(/^/gm, `${target.name} │ `)));
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return () => {
    stop();
    return ended;
  };
}

async function startReloadServer() {
  const pages = new Set<ServerResponse>();
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
    response.flushHeaders();
    pages.add(response);
    response.on('close', () => pages.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    script: `new EventSource('http://localhost:${port}').onmessage = () => location.reload();`,
    tell() {
      for (const page of pages) page.write('data: reload\n\n');
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
