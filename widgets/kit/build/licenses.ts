import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The licences of the packages that a build has code of: most ask that they stay with each copy, and a minifier takes
 * out the comments. Which packages these are is read from the source maps in `build`.
 *
 * @throws {Error} for a package without a licence file
 */
export function licensesOf(build: string): string {
  const sources = readdirSync(build)
    .filter((file) => file.endsWith('.map'))
    .flatMap((file) => (JSON.parse(readFileSync(join(build, file), 'utf8')) as { sources: string[] }).sources);
  const packages = sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
  return [...new Set(packages)].toSorted().map(licenseOf).join('\n\n');
}

function licenseOf(name: string): string {
  // Not by the package's own `exports`, which need not have its manifest.
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const folder = places.map((place) => join(place, name)).find((place) => existsSync(place)) ?? name;
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no licence file. Without one, nobody may be given copies of it.`);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
