import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compiler } from '@rspack/core';

interface Remote {
  widget: string;
  version: string;
  global: string;
  folder: string;
}

/** What `dist/release.json` says of the newest build of a widget. */
interface Release {
  widget: string;
  /** `<package version>-<8 hex of content>`: the name of a folder whose files never change. */
  version: string;
  /** The global variable that holds the container. */
  global: string;
  entry: string;
  manifest: string;
}

const entry = 'remoteEntry.js';
const manifest = 'mf-manifest.json';

/**
 * Files every build under a name made of its content, so that a folder can be cached for ever and pages opened before
 * a build keep their files. The build before the newest stays for those pages; older ones go.
 */
export class ReleasePlugin {
  readonly #remote: Remote;

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  apply(compiler: Compiler): void {
    compiler.hooks.afterEmit.tap('ReleasePlugin', (compilation) => {
      if (compilation.errors.length > 0) return;
      const { widget, version, global, folder } = this.#remote;
      const dist = join(folder, 'dist');
      const build = join(dist, 'build');
      const { chunks = [] } = compilation.getStats().toJson({ all: false, chunks: true });
      writeFileSync(join(build, manifest), json(manifestOf(this.#remote, exposedFiles(chunks))));

      const release: Release = { widget, version: `${version}-${contentHash(build)}`, global, entry, manifest };
      cpSync(build, join(dist, release.version), { recursive: true });
      const before = readRelease(dist);
      const keep = new Set(['build', release.version, before?.version]);
      if (before?.version === release.version) return;
      for (const name of readdirSync(dist, { withFileTypes: true })) {
        if (name.isDirectory() && !keep.has(name.name)) rmSync(join(dist, name.name), { recursive: true });
      }
      writeFileSync(join(dist, 'release.json'), json(release));
    });
  }
}

function readRelease(dist: string): Release | undefined {
  try {
    return JSON.parse(readFileSync(join(dist, 'release.json'), 'utf8')) as Release;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function contentHash(folder: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.map')) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 8);
}

/** The chunks that hold the exposed module itself; shared chunks are left to the share scope, which may have them. */
function exposedFiles(chunks: { names?: string[]; files?: string[] }[]): string[] {
  return chunks
    .filter(({ names }) => names?.includes('mount'))
    .flatMap(({ files }) => files ?? [])
    .filter((file) => file.endsWith('.js'));
}

/**
 * The manifest hosts of Module Federation 2 read a remote by (module-federation.io, "Manifest"). The container plugin
 * of the plain protocol writes none.
 */
function manifestOf({ version, global }: Remote, exposed: string[]) {
  return {
    id: global,
    name: global,
    metaData: {
      name: global,
      type: 'app',
      buildInfo: { buildVersion: version, buildName: global },
      remoteEntry: { name: entry, path: '', type: 'global' },
      types: { path: '', name: '', zip: '', api: '' },
      globalName: global,
      publicPath: 'auto',
    },
    shared: [],
    remotes: [],
    exposes: [
      {
        id: `${global}:mount`,
        name: 'mount',
        path: './mount',
        assets: { js: { sync: exposed, async: [] }, css: { sync: [], async: [] } },
      },
    ],
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
