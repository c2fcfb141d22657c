// `npm run release`: builds what changed and publishes it to dist/cdn, the folder a CDN is made from.
//   npm run release [-- --to FOLDER]
//   npm run release -- --rollback customer-form 1.2.0 [--to FOLDER]
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTargets } from './build-targets.ts';
import { publish, rollBack } from './releases.ts';
import { root } from './root.ts';
import { targets } from './targets.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

try {
  const { values, positionals } = parseArgs({
    options: { rollback: { type: 'string' }, to: { type: 'string' } },
    allowPositionals: true,
  });
  const folder = values.to === undefined ? join(root, 'dist/cdn') : resolve(process.env.INIT_CWD ?? '.', values.to);
  const [version] = positionals;
  if (values.rollback === undefined) await release(folder);
  else if (version === undefined) throw new Error('Say to which release: --rollback customer-form 1.2.0');
  else {
    await rollBack(folder, values.rollback, version);
    console.log(
      `${values.rollback} is ${version} again. Publish embed.js and v1.json of ${folder}: nothing else changed.`,
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
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
