/**
 * Puts `container-runtime.ts` into every container in place of what rspack writes there. rspack's sharing runtime holds a
 * semver parser, half of an entry's bytes, and goes on after a shared file failed, which leaves a container that can
 * never start. The hook is rspack's (`runtimeModule`); a build fails when the modules are no longer called as here.
 */
import type { Compiler } from '@rspack/core';
import {
  consumeShared,
  loadChunks,
  ownFolder,
  provideShared,
  type Runtime,
  trustScripts,
} from './container-runtime.ts';

interface Replacement {
  /** Left out: nothing needs it any more. */
  by?: (runtime: Runtime) => void;
  /** The statement of rspack's module that stays: the data of this container. */
  keep?: RegExp;
}

const replacements: Readonly<Record<string, Replacement>> = {
  sharing: { by: provideShared, keep: /__webpack_require__\.initializeSharingData = \{.*\};\n/ },
  consumes_loading: { by: consumeShared, keep: /__webpack_require__\.consumesLoadingData = \{.*\};\n/ },
  global: {},
  jsonp_chunk_loading: { by: loadChunks },
  load_script: {},
  auto_public_path: { by: ownFolder },
  get_trusted_types_policy: { by: trustScripts },
};

/** Of the data, what only rspack's own runtime reads: every byte of an entry is paid by every page. */
const unread = /, (?:treeShakingMode|strictVersion|singleton|import|eager): (?:"[^"]*"|\w+)/g;

export class ContainerRuntimePlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('ContainerRuntimePlugin', (compilation) => {
      const replaced = new Set<string>();
      compilation.hooks.runtimeModule.tap('ContainerRuntimePlugin', ({ name, source }) => {
        const replacement = replacements[name];
        if (!replacement || !source) return;
        const { by, keep } = replacement;
        const kept = keep ? keep.exec(source.source.toString())?.[0] : '';
        if (kept === undefined)
          throw new Error(`rspack's runtime module ${name} has changed: see ${import.meta.filename}`);
        const run = by ? `(${by.toString()})(__webpack_require__);` : '';
        source.source = Buffer.from(kept.replace(unread, '') + run);
        replaced.add(name);
      });
      compilation.hooks.afterSeal.tap('ContainerRuntimePlugin', () => {
        const missing = Object.keys(replacements).filter((name) => !replaced.has(name));
        if (missing.length > 0 && compilation.errors.length === 0) {
          throw new Error(`rspack wrote no runtime module ${missing.join(', ')}: see ${import.meta.filename}`);
        }
      });
    });
  }
}
