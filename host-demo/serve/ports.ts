import { createServer } from 'node:net';

export class PortInUse extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use.`);
    this.name = 'PortInUse';
    this.port = port;
  }
}

/** Names each taken port and the variable that moves it, before anything is built or started. */
export async function assertPortsFree(ports: Readonly<Record<string, { port: number; what: string }>>): Promise<void> {
  const taken: string[] = [];
  for (const [variable, { port, what }] of Object.entries(ports)) {
    if (port !== 0 && !(await isFree(port))) {
      taken.push(
        `Port ${port} (${what}) is in use. Stop what uses it, or choose another: ${variable}=${port + 1} npm start`,
      );
    }
  }
  if (taken.length > 0) throw new Error(taken.join('\n'));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
