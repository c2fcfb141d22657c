// Builds the widgets as another major version, with a CDN of its own, for the page that has two majors: of the two that
// `v1.json` follows the one they are not.
import { readFileSync, rmSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAs } from './build-as.ts';
import { publish } from './releases.ts';
import { root } from './root.ts';
import { widgets } from './targets.ts';

const { version } = JSON.parse(readFileSync(join(root, 'widgets/kit/package.json'), 'utf8')) as { version: string };
const other = version.startsWith('1.') ? '0.0.0' : '1.0.0';
const host = join(root, 'host-demo/hosts/two-majors');

const builds = await buildAs(other, widgets);
rmSync(join(host, 'dist'), { recursive: true, force: true });
await mkdir(join(host, 'dist'), { recursive: true });
await publish(builds, join(host, 'dist/cdn'));
await cp(join(host, 'index.html'), join(host, 'dist/index.html'));
