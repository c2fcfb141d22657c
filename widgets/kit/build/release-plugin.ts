import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compiler } from '@rspack/core';
import { copyAtOnce, writeAtOnce } from './at-once.ts';
import { describeKit } from './kit-digest.ts';
import { licensesOf } from './licenses.ts';
import { mountTypes, typesApi, typesArchive, typesOfApi, zipOfTypes } from './mount-types.ts';
import { buildPreviews } from './preview.ts';
import type { Release } from './release.ts';
import { releaseDigest } from './release-digest.ts';

interface Remote {
  widget: string;
  version: string;
  /** Version of the kit it was built with. */
  kit: string;
  global: string;
  folder: string;
  firstRequest: string | undefined;
  browsers: string[];
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
    // Nothing of the remote imports them.
    compiler.hooks.afterCompile.tap('ReleasePlugin', ({ contextDependencies }) => {
      const { folder, firstRequest } = this.#remote;
      if (firstRequest !== undefined) contextDependencies.add(join(folder, 'src/preview'));
    });
    compiler.hooks.afterEmit.tapPromise('ReleasePlugin', async (compilation) => {
      if (compilation.errors.length > 0) return;
      const { widget, version, global, kit, folder, firstRequest } = this.#remote;
      const dist = join(folder, 'dist');
      const build = join(dist, 'build');
      const { chunks = [] } = compilation.getStats().toJson({ all: false, chunks: true });
      writeFileSync(join(build, manifest), json(manifestOf(this.#remote)));
      writeFileSync(join(build, typesArchive), zipOfTypes(mountTypes(folder)));
      writeFileSync(join(build, typesApi), typesOfApi);
      writeFileSync(join(build, 'licenses.txt'), licensesOf(build));

      const exposed = filesOf(chunks, 'mount');
      const shared = [...filesOf(chunks, 'react'), ...filesOf(chunks, 'kit')];
      const texts = textsOf(chunks);
      const previews = firstRequest === undefined ? {} : await this.#writePreviews(build);
      const files = [entry, manifest, ...exposed, ...shared, ...Object.values(texts), ...Object.values(previews)];
      const integrity = Object.fromEntries(files.map((file) => [file, integrityOf(join(build, file))]));
      const release: Release = {
        widget,
        version,
        global,
        kit,
        ...(await describeKit()),
        entry,
        manifest,
        exposed,
        shared,
        texts,
        ...(firstRequest !== undefined && { firstRequest, previews }),
        integrity,
      };
      writeFileSync(join(build, 'release.json'), json(release));

      const current = `${version}-${releaseDigest(build).slice(0, 8)}`;
      const to = join(dist, current);
      if (!existsSync(to)) await copyAtOnce(build, to);
      // The same but for its source maps, which the name does not stand for.
      else cpSync(build, to, { recursive: true, filter: (path) => path === build || path.endsWith('.map') });
      const before = readBuild(dist)?.folder;
      if (before === current) return;
      const keep = new Set(['build', current, before]);
      for (const name of readdirSync(dist, { withFileTypes: true })) {
        if (name.isDirectory() && !keep.has(name.name)) rmSync(join(dist, name.name), { recursive: true });
      }
      await writeAtOnce(join(dist, 'release.json'), json({ ...release, folder: current }));
    });
  }

  async #writePreviews(build: string): Promise<Record<string, string>> {
    const { folder, global, browsers } = this.#remote;
    const scripts = await buildPreviews({ folder, global: `${global}_preview`, browsers });
    return Object.fromEntries(
      Array.from(scripts, ([language, script]) => {
        const file = `preview-${language}.js`;
        writeFileSync(join(build, file), script);
        return [language, file];
      }),
    );
  }
}

function readBuild(dist: string): { folder?: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(dist, 'release.json'), 'utf8')) as { folder?: string };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** As `integrity` attributes have it (W3C Subresource Integrity). */
function integrityOf(file: string): string {
  return `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
}

type Chunks = { names?: string[]; files?: string[] }[];

/** The chunks that `remoteConfig` names `texts-<language>`. */
function textsOf(chunks: Chunks): Record<string, string> {
  const languages = chunks.flatMap(({ names = [] }) => names.flatMap((name) => /^texts-(\w+)$/.exec(name)?.[1] ?? []));
  return Object.fromEntries(
    languages.toSorted().flatMap((language) => filesOf(chunks, `texts-${language}`).map((file) => [language, file])),
  );
}

function filesOf(chunks: Chunks, chunk: string): string[] {
  return chunks
    .filter(({ names }) => names?.includes(chunk))
    .flatMap(({ files }) => files ?? [])
    .filter((file) => file.endsWith('.js'));
}

/**
 * The manifest hosts of Module Federation 2 read a remote by (module-federation.io, "Manifest"). The container plugin
 * of the plain protocol writes none.
 */
function manifestOf({ version, global }: Remote) {
  return {
    id: global,
    name: global,
    metaData: {
      name: global,
      type: 'app',
      buildInfo: { buildVersion: version, buildName: global },
      remoteEntry: { name: entry, path: '', type: 'global' },
      types: { path: '', name: typesArchive, zip: typesArchive, api: typesApi },
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
        // A host preloads what is named here by scripts it does not check. The entry checks what it loads itself.
        assets: { js: { sync: [], async: [] }, css: { sync: [], async: [] } },
      },
    ],
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
