import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OperationName, operationNames } from '@customer-kit/contract';
import { buildSync } from 'esbuild';

export interface Bundle {
  /** Folder that is the function's code. */
  readonly folder: string;
  readonly bytes: number;
}

const resolve = (specifier: string) => fileURLToPath(import.meta.resolve(specifier));

/** The handler's file: `createCustomer` → `create-customer`. */
export function handlerFile(operation: OperationName): string {
  return operation.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Bundles the handler of every operation into `outdir`/<operation>/index.mjs. One call of esbuild, not one
 * NodejsFunction each: the SDK is parsed once for all, and no package manager is asked where esbuild is.
 */
export function bundleHandlers(outdir: string): Record<OperationName, Bundle> {
  mkdirSync(outdir, { recursive: true });
  const { metafile } = buildSync({
    entryPoints: Object.fromEntries(
      operationNames.map((name) => [`${name}/index`, resolve(`@customer-kit/api/handlers/${handlerFile(name)}`)]),
    ),
    outdir,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    alias: { '@aws-sdk/credential-provider-node': resolve('./environment-credentials.ts') },
    logLevel: 'warning',
  });
  const sizes = new Map(Object.entries(metafile.outputs).map(([file, { bytes }]) => [file.split('/').at(-2), bytes]));
  const bundles = operationNames.map((name) => [name, { folder: join(outdir, name), bytes: sizes.get(name) ?? 0 }]);
  return Object.fromEntries(bundles) as Record<OperationName, Bundle>;
}
