import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OperationName, operationNames } from '@customer-kit/contract';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const environmentCredentials = fileURLToPath(new URL('./environment-credentials.ts', import.meta.url));

/** The handler's file: `createCustomer` → `create-customer`. */
function handlerFile(operation: OperationName): string {
  return operation.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The handlers' bundles, by what they do: an operation, or to limit the scopes of a token. */
export type HandlerName = OperationName | 'limitScopes';

/**
 * Bundles every handler into `outdir`/<name>/index.mjs; gives these folders. One call of esbuild, not one NodejsFunction
 * each: the SDK is parsed once for all, and no package manager is asked where esbuild is.
 */
export function bundleHandlers(outdir: string): Record<HandlerName, string> {
  mkdirSync(outdir, { recursive: true });
  const modules: [HandlerName, string][] = [
    ...operationNames.map((name): [HandlerName, string] => [name, `handlers/${handlerFile(name)}`]),
    ['limitScopes', 'sign-in/limit-scopes'],
  ];
  buildSync({
    entryPoints: Object.fromEntries(
      modules.map(([name, module]) => [
        `${name}/index`,
        fileURLToPath(import.meta.resolve(`@customer-kit/api/${module}`)),
      ]),
    ),
    outdir,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    alias: { '@aws-sdk/credential-provider-node': environmentCredentials },
    // The SDK imports it when an operation streams events, which none of DynamoDB's does: 15 KB that never run.
    external: ['@smithy/core/event-streams'],
    logLevel: 'warning',
  });
  const folders = modules.map(([name]) => [name, join(outdir, name)]);
  return Object.fromEntries(folders) as Record<HandlerName, string>;
}
