import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFlags, findBrowser } from './browser.mjs';
import { pinnedNode, root } from './root.mjs';

const help = [
  'No Chrome or Chromium was found, and installing one did not work.',
  'Install Google Chrome or Chromium, or set CHROMIUM_PATH to the executable of one.',
].join('\n');

/** Path of a browser that starts, installed if need be. */
export async function ensureBrowser(log) {
  const found = await findBrowser();
  if (found) return found;
  const failures = [];
  for (const install of [withPlaywright, withApt]) {
    const failure = install(log) ?? (await failureToStart());
    if (!failure) return findBrowser();
    failures.push(failure);
    log(`  that did not work: ${/^.*error.*$/im.exec(failure)?.[0] ?? failure}`);
  }
  throw new Error(`${help}\n\n${failures.join('\n')}`);
}

function withPlaywright(log) {
  log("No Chrome or Chromium found. Downloading Playwright's (playwright install chromium)");
  return run(pinnedNode, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium']);
}

function withApt(log) {
  const debianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!debianRoot) return 'apt-get install chromium: only tried as root on Debian.';
  log('Installing the chromium package (apt-get update, apt-get install chromium): a minute or two');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-qq', '-o=Dpkg::Use-Pty=0'];
  return (
    run('/usr/bin/apt-get', [...quiet, 'update'], env) ??
    run('/usr/bin/apt-get', [...quiet, 'install', '--yes', '--no-install-recommends', 'chromium'], env)
  );
}

/** Undefined when it worked, else what it said. */
function run(file, args, env = process.env) {
  const { status, stderr, error } = spawnSync(file, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', process.stdout.isTTY ? 'inherit' : 'ignore', 'pipe'],
  });
  if (status === 0) return undefined;
  const said = error?.message ?? stderr.trim().split('\n').slice(-8).join('\n');
  return `${said || `exit code ${status}`} (${file} ${args.join(' ')})`;
}

async function failureToStart() {
  const file = await findBrowser();
  if (!file) return 'It said that it worked, but left no browser.';
  const { status } = spawnSync(file, [...chromiumFlags, '--headless', '--version'], { timeout: 20_000 });
  return status === 0 ? undefined : `${file} does not start (a system library may be missing).`;
}
