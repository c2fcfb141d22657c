import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** Something that is built: rebuilt when its workspace, or a workspace that one depends on, has changed. */
export interface Target {
  name: string;
  /** Folder of the workspace, relative to the root. */
  workspace: string;
  /** The script of the workspace's package.json that builds it. */
  script: string;
  /** What that leaves, relative to the workspace. */
  output: string;
  /** Folders and files of the workspace that are its sources; default all. */
  sources?: readonly string[];
  /** Workspaces it depends on by package.json, but does not bundle. */
  except?: readonly string[];
  /** `npm run dev` builds it once and does not watch it. */
  unwatched?: true;
}

/** The remotes: every folder of `widgets` that has a build of its own. */
export const widgets: readonly string[] = readdirSync(join(root, 'widgets')).filter((name) =>
  existsSync(join(root, 'widgets', name, 'rspack.config.ts')),
);

/**
 * Hosts in host-demo/hosts that are built, into their folder's `dist`. The others are served as they are. The second
 * major of `two-majors` stands for a release of another time: it does not follow each change of a widget.
 */
export const builtHosts: readonly string[] = [
  'react-16',
  'react-17',
  'react-18',
  'react-19',
  'vue',
  'angular',
  'two-majors',
];

export const targets: readonly Target[] = [
  {
    name: 'synth',
    workspace: 'infra',
    script: 'synth',
    output: 'cdk.out/manifest.json',
    sources: ['bin', 'lib', 'stages.json'],
    unwatched: true,
  },
  ...widgets.map((name) => ({ name, workspace: `widgets/${name}`, script: 'build', output: 'dist/release.json' })),
  { name: 'embed', workspace: 'widgets/embed', script: 'build', output: 'dist/embed.js' },
  {
    name: 'portal',
    workspace: 'host-demo',
    script: 'build',
    output: 'portal/dist/index.html',
    sources: ['portal'],
    except: ['infra'],
  },
  ...builtHosts.map((host) => ({
    name: `host-${host}`,
    workspace: 'host-demo',
    script: `build:${host}`,
    output: `hosts/${host}/dist/index.html`,
    sources: [`hosts/${host}`],
    except: ['infra', 'backend/contract', 'backend/mock', 'widgets/kit'],
    unwatched: true as const,
  })),
];
