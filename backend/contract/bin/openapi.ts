// Writes the OpenAPI document and prints where it is.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openApiDocument } from '../src/openapi.ts';

try {
  parseArgs({});
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\nnpm run openapi takes no arguments.`);
  process.exit(2);
}

const room = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(resolve(room, 'package.json'), 'utf8')) as { version: string };
const file = resolve(room, 'dist/openapi.json');

await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(openApiDocument({ version }), null, 2)}\n`);
console.log(file);
