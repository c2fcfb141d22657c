import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const infra = join(import.meta.dirname, '..');

/** Runs the CDK app into a folder (default `infra/cdk.out`), as `npm run synth` does; resolves with the folder. Throws with what the app printed. */
export async function synthesize(outdir = join(infra, 'cdk.out')): Promise<string> {
  const child = spawn(process.execPath, [join(infra, 'bin', 'app.ts')], {
    cwd: infra,
    env: { ...process.env, CDK_OUTDIR: outdir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The CDK app failed:\n${output.trim()}`);
  return outdir;
}
