/** The peers' pages: their package is installed and built in a cache folder the first time, and when it has changed. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../serve/root.ts';

export const peers = {
  'ag-grid': { entry: 'ag-grid.js', row: '.ag-row .ag-cell' },
  'ag-grid-all': { entry: 'ag-grid-all.js', row: '.ag-row .ag-cell' },
  'mui-x': { entry: 'mui-x.jsx', row: '.MuiDataGrid-row .MuiDataGrid-cell' },
  'react-admin': { entry: 'react-admin.jsx', row: 'td.column-name' },
} as const;

const sources = join(root, 'host-demo/bench/peers');

/** The folder with one script for each peer. */
export async function builtPeers(log: (line: string) => void): Promise<string> {
  const files = readdirSync(sources).filter((name) => name !== 'node_modules');
  const digest = createHash('sha256');
  for (const file of files) digest.update(file).update(readFileSync(join(sources, file)));
  const cache = join(root, 'node_modules/.cache/bench-peers');
  const folder = join(cache, digest.digest('hex').slice(0, 12));
  const dist = join(folder, 'dist');
  if (existsSync(dist)) return dist;

  log(`Installing and building the peers (once, about 400 MB in ${cache})`);
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) cpSync(join(sources, file), join(folder, file));
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
  await build({
    absWorkingDir: folder,
    entryPoints: Object.values(peers).map(({ entry }) => entry),
    outdir: 'built',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  renameSync(join(folder, 'built'), dist);
  return dist;
}
