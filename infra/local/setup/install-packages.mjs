// npm packages: installed when package-lock.json is not what node_modules holds. The lock's digest lies inside
// node_modules, so that it goes with it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { progressBar } from './progress.mjs';
import { pinnedNode, root } from './root.mjs';

const lockFile = join(root, 'package-lock.json');
const digestFile = join(root, 'node_modules', '.customer-kit-lock');

export async function ensurePackages(log) {
  const lock = readFileSync(lockFile, 'utf8');
  const digest = createHash('sha256').update(lock).digest('hex');
  if (existsSync(pinnedNode) && readDigest() === digest) return;
  const wanted = installablePackages(lock);
  if (!existsSync(pinnedNode) || !installedAsWanted(wanted)) await npmCi(wanted, log);
  writeFileSync(digestFile, digest);
}

function readDigest() {
  return existsSync(digestFile) ? readFileSync(digestFile, 'utf8') : undefined;
}

function installablePackages(lock) {
  return Object.entries(JSON.parse(lock).packages).filter(
    ([path, entry]) => path.includes('node_modules/') && !entry.link,
  );
}

/** True after a plain `npm install` of exactly this lock: no reason to take everything away and install it again. */
function installedAsWanted(wanted) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return wanted.every(([path, entry]) => {
    const found = installed[path];
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true;
  });
}

async function npmCi(wanted, log) {
  log(`Installing ${wanted.filter(([, entry]) => !entry.optional).length} npm packages (npm ci)`);
  const bar = progressBar('npm packages');
  const required = wanted.filter(([, entry]) => !entry.optional).map(([path]) => join(root, path, 'package.json'));
  const timer = setInterval(
    () => bar.update(required.filter((file) => existsSync(file)).length / required.length),
    500,
  );
  try {
    // Errors only: this Node may be older than the packages ask for, but only npm itself runs on it.
    await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    bar.done();
  } catch (error) {
    bar.failed();
    throw error;
  } finally {
    clearInterval(timer);
  }
  if (!existsSync(pinnedNode)) {
    throw new Error(
      'npm ci ran, but node_modules/.bin/node is missing: are install scripts turned off (ignore-scripts)?',
    );
  }
}

function run(file, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => reject(new Error(`Could not run ${file}: ${error.message}`, { cause: error })));
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${file} ${args.join(' ')} failed:\n${output.trim()}`)),
    );
  });
}
