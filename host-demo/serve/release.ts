// `npm run release`: builds what changed and publishes it to dist/cdn, the folder a CDN is made from.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withUsage } from '@customer-kit/infra/usage';
import { buildTargets } from './build-targets.ts';
import { publish, rollBack } from './releases.ts';
import { root } from './root.ts';
import { targets } from './targets.ts';

const usage = `npm run release -- [--to FOLDER]
npm run release -- --rollback WIDGET VERSION [--to FOLDER]`;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

try {
  const { to, rollback, version } = withUsage(usage, readArguments);
  const folder = to === undefined ? join(root, 'dist/cdn') : resolve(process.env.INIT_CWD ?? '.', to);
  if (rollback === undefined) await release(folder);
  else {
    await rollBack(folder, rollback, version);
    console.log(`${rollback} is ${version} again. Publish embed.js and v1.json of ${folder}: nothing else changed.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readArguments() {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ options: { rollback: text, to: text }, allowPositionals: true });
  const [version = '', ...more] = positionals;
  if (values.rollback !== undefined && version === '') throw new Error('Say to which version.');
  // Of a rollback typed without the `--` before it, npm leaves only these: it must not become a release.
  const unknown = values.rollback === undefined ? positionals : more;
  if (unknown.length > 0) throw new Error(`Unknown argument ${unknown.join(' ')}. Options come after a --.`);
  return { ...values, version };
}

async function release(folder: string): Promise<void> {
  await buildTargets(
    targets.filter(({ workspace }) => workspace.startsWith('widgets/')),
    { log: console.log, signal: stop.signal },
  );
  console.log(`\n${folder}`);
  for (const { release: name, isNew, current } of await publish(join(root, 'widgets'), folder)) {
    const other = name.endsWith(` ${current}`) ? '' : `; pages get ${current}`;
    console.log(`  ${name.padEnd(24)} ${isNew ? 'new' : 'there already'}${other}`);
  }
  console.log('\nPublish the folders first, then embed.js and v1.json: infra/README.md, "Release the widgets".');
}
