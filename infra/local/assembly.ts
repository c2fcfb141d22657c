import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveIntrinsics, type Template } from './resolve-intrinsics.ts';
import type { ResourceProperties } from './resource-properties.ts';

interface Manifest {
  artifacts: Record<string, { type: string; properties?: { templateFile?: string } }>;
}

interface AssetManifest {
  files: Record<string, { source: { path: string } }>;
}

/** A resource of the template with every intrinsic function of its properties resolved. */
interface ResolvedResource<P> {
  logicalId: string;
  properties: P;
}

/** One synthesized stack: its resources by type, and the folders of its assets. */
export interface Assembly {
  stackName: string;
  /** Resolves what it returns, and only that: the rest of a template may use what nothing local needs. */
  resources<T extends keyof ResourceProperties>(type: T): ResolvedResource<ResourceProperties[T]>[];
  /** The name of a resource: what Ref gives. */
  nameOf(logicalId: string): string;
  arnOf(logicalId: string): string;
  /** The folder of an asset, by the S3 key that the template gives it. */
  assetFolder(s3Key: string): string;
}

/** Reads the stack of a stage from an assembly folder (`cdk.out`). Throws when there is none. */
export function readAssembly(folder: string, stage: string): Assembly {
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) throw new Error(`There is no synthesized template in ${folder}. Run: npm run synth`);
  const { artifacts } = readJson(manifestFile) as Manifest;
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const [stackName, stack] = stacks.find(([name]) => name.endsWith(`-${stage}`)) ?? [];
  if (!stackName || !stack?.properties?.templateFile) {
    throw new Error(
      `${folder} has no stack of stage "${stage}", only ${stacks.map(([name]) => name).join(', ') || 'none at all'}.`,
    );
  }
  const template = readJson(join(folder, stack.properties.templateFile)) as Template;
  const { files } = readJson(join(folder, `${stackName}.assets.json`)) as AssetManifest;
  return {
    stackName,
    resources: <T extends keyof ResourceProperties>(type: T) =>
      Object.entries(template.Resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([logicalId, resource]) => ({
          logicalId,
          properties: resolveIntrinsics(template, resource.Properties ?? {}) as ResourceProperties[T],
        })),
    nameOf: (logicalId) => resolveIntrinsics(template, { Ref: logicalId }) as string,
    arnOf: (logicalId) => resolveIntrinsics(template, { 'Fn::GetAtt': [logicalId, 'Arn'] }) as string,
    assetFolder(s3Key) {
      const asset = files[s3Key.replace(/\.zip$/, '')];
      if (!asset) throw new Error(`${stackName}.assets.json has no asset ${s3Key}.`);
      return join(folder, asset.source.path);
    },
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
