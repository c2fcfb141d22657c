import { createServer } from 'node:net';

export class PortInUse extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use.`);
    this.name = 'PortInUse';
    this.port = port;
  }
}

/** Names each port that is taken or wanted twice, and the variable that moves it, before anything is built or started. */
export async function assertPortsFree(ports: Readonly<Record<string, { port: number; what: string }>>): Promise<void> {
  const taken: string[] = [];
  const wantedBy = new Map<number, string>();
  for (const [variable, { port, what }] of Object.entries(ports)) {
    if (port === 0) continue;
    const another = `another: ${variable}=${port + 1} npm start`;
    const first = wantedBy.get(port);
    if (first) taken.push(`${first} and ${variable} are both ${port}. Choose ${another}`);
    else if (!((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1')))) {
      taken.push(`Port ${port} (${what}) is in use. Stop what uses it, or choose ${another}`);
    }
    wantedBy.set(port, variable);
  }
  if (taken.length > 0) throw new Error(taken.join('\n'));
}

const withoutIpv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** Browsers may ask for "localhost" at either address, and get another server where only ours is free. */
function isFree(port: number, host: '127.0.0.1' | '::1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (host === '::1' && withoutIpv6.includes(error.code ?? '')) resolve(true);
      else reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
