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
}

const widgets = ['customer-list', 'customer-form', 'customer-delete', 'customer-search'];

export const targets: readonly Target[] = [
  {
    name: 'synth',
    workspace: 'infra',
    script: 'synth',
    output: 'cdk.out/manifest.json',
    sources: ['bin', 'lib', 'stages.json'],
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
];
