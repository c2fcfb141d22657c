import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { publish, rollBack } from './releases.ts';

let widgets: string;
let cdn: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'releases-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  widgets = join(folder, 'widgets');
  cdn = join(folder, 'cdn');
  build('customer-list', '0.1.0', 'the list');
  build('customer-form', '0.1.0', 'the form');
  write('embed/package.json', '{"version":"0.1.0"}');
  write('embed/dist/embed.js', 'const publishedChannel=null;\nthe loader');
});

function write(file: string, text: string) {
  mkdirSync(dirname(join(widgets, file)), { recursive: true });
  writeFileSync(join(widgets, file), text);
}

/** What a widget's build leaves. */
function build(
  widget: string,
  version: string,
  code: string,
  kit: { kit?: string; kitDigest?: string; kitExports?: string[] } = {},
) {
  const release = {
    widget,
    version,
    ...kit,
    global: `${widget}_${version}`,
    entry: 'remoteEntry.js',
    manifest: 'mf-manifest.json',
    integrity: { 'remoteEntry.js': 'sha256-1', 'mf-manifest.json': 'sha256-2' },
  };
  const folder = `${version}-0a1b2c3d`;
  write(`${widget}/dist/${folder}/remoteEntry.js`, code);
  write(`${widget}/dist/${folder}/release.json`, JSON.stringify(release));
  write(`${widget}/dist/release.json`, JSON.stringify({ ...release, folder }));
}

const read = (file: string) => readFileSync(join(cdn, file), 'utf8');
interface Listed {
  version: string;
  url: string;
  global: string;
  manifest: string;
}
const channel = () => (JSON.parse(read('v1.json')) as { widgets: Record<string, Listed> }).widgets;
/** What a loader reads of it: not the manifests. */
const channelOfLoaders = () =>
  Object.fromEntries(
    Object.entries(channel()).map(([widget, { manifest, ...listed }]) => {
      expect(manifest).toBe('mf-manifest.json');
      return [widget, { ...listed, integrity: { 'remoteEntry.js': 'sha256-1' } }];
    }),
  );
/** The channel in the loader, and the rest of that. */
const loader = () => {
  const [, published = '', rest] = /^const publishedChannel=(.*);\n(.*)$/s.exec(read('embed.js')) ?? [];
  return { channel: (JSON.parse(published) as { widgets: object }).widgets, rest };
};
/** Every file with its content but the two with the channel. */
const everythingElse = () =>
  readdirSync(cdn, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !['v1.json', 'embed.js'].includes(relative(cdn, join(entry.parentPath, entry.name))),
    )
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')]);

/** What `publish` says when it refuses. */
const refusal = () =>
  publish(widgets, cdn).then(
    () => '',
    (error: Error) => error.message,
  );

test('each widget has a folder for each version; the channel names the newest of each', async () => {
  await publish(widgets, cdn);
  build('customer-form', '0.2.0', 'the new form');
  expect(await publish(widgets, cdn)).toEqual([
    { release: 'customer-form 0.2.0', isNew: true, current: '0.2.0' },
    { release: 'customer-list 0.1.0', isNew: false, current: '0.1.0' },
    { release: 'embed 0.1.0', isNew: false, current: '0.1.0' },
  ]);
  expect(read('customer-form/0.1.0/remoteEntry.js')).toBe('the form');
  expect(read('customer-form/0.2.0/remoteEntry.js')).toBe('the new form');
  expect(loader()).toEqual({ channel: channelOfLoaders(), rest: 'the loader' });
  expect(read('embed/0.1.0/embed.js')).toBe('const publishedChannel=null;\nthe loader');
  expect(channel()).toMatchObject({
    'customer-list': { version: '0.1.0', url: 'customer-list/0.1.0/' },
    'customer-form': { version: '0.2.0', url: 'customer-form/0.2.0/', global: 'customer-form_0.2.0' },
  });
});

test('a release never changes: other bytes under its version are refused, all of them named, and nothing is written', async () => {
  await publish(widgets, cdn);
  build('customer-form', '0.1.0', 'another form');
  build('customer-list', '0.2.0', 'a new list');
  write('embed/dist/embed.js', 'another loader');
  const before = [...everythingElse(), read('embed.js'), read('v1.json')];
  const message = await refusal();
  expect(message).toContain('customer-form 0.1.0');
  expect(message).toContain('embed 0.1.0');
  expect(message).not.toContain('customer-list');
  expect(message).toContain('`npm version minor -w @customer-kit/customer-form -w @customer-kit/embed`');
  expect([...everythingElse(), read('embed.js'), read('v1.json')]).toEqual(before);
});

test('a kit is one for its version: another one is refused, and nothing is written', async () => {
  build('customer-list', '0.1.0', 'the list', { kit: '0.1.0', kitDigest: 'one' });
  build('customer-form', '0.1.0', 'the form', { kit: '0.1.0', kitDigest: 'one' });
  await publish(widgets, cdn);
  expect(JSON.parse(read('customer-list/0.1.0/release.json'))).toMatchObject({ kitDigest: 'one' });
  expect(read('v1.json') + read('embed.js')).not.toContain('kitDigest');

  const before = [...everythingElse(), read('embed.js'), read('v1.json')];
  build('customer-form', '0.2.0', 'the new form', { kit: '0.1.0', kitDigest: 'another' });
  const message = await refusal();
  expect(message).toContain('customer-form 0.2.0');
  expect(message).not.toContain('customer-list');
  expect(message).toContain('`npm version minor -w @customer-kit/kit -w @customer-kit/customer-form`');
  expect([...everythingElse(), read('embed.js'), read('v1.json')]).toEqual(before);

  build('customer-form', '0.2.0', 'the new form', { kit: '0.2.0', kitDigest: 'another' });
  await publish(widgets, cdn);
  expect(channel()['customer-form']).toMatchObject({ version: '0.2.0', kit: '0.2.0' });
  await rollBack(cdn, 'customer-form', '0.1.0');
  expect(read('v1.json') + read('embed.js')).not.toContain('kitDigest');
});

test('… also of two widgets that are released together, and of one whose widget is not built any more', async () => {
  build('customer-list', '0.1.0', 'the list', { kit: '0.1.0', kitDigest: 'one' });
  build('customer-form', '0.1.0', 'the form', { kit: '0.1.0', kitDigest: 'another' });
  expect(await refusal()).toContain('kit 0.1.0');
  expect(existsSync(cdn)).toBe(false);

  rmSync(join(widgets, 'customer-list'), { recursive: true });
  await publish(widgets, cdn);
  rmSync(join(widgets, 'customer-form'), { recursive: true });
  build('customer-list', '0.1.0', 'the list', { kit: '0.1.0', kitDigest: 'one' });
  expect(await refusal()).toContain('customer-list 0.1.0');
});

test('a kit of which a release does not say the digest, or that is of no release, stops nothing', async () => {
  build('customer-list', '0.1.0', 'the list', { kit: '0.1.0' });
  build('customer-form', '0.1.0', 'the form', { kit: '0.1.0' });
  await publish(widgets, cdn);
  const broken = join(cdn, 'customer-form/0.1.1.new');
  mkdirSync(broken);
  writeFileSync(join(broken, 'release.json'), JSON.stringify({ kit: '0.1.0', kitDigest: 'another' }));
  build('customer-form', '0.2.0', 'the new form', { kit: '0.1.0', kitDigest: 'one' });
  await publish(widgets, cdn);
  expect(channel()['customer-form']?.version).toBe('0.2.0');
});

test('the channel follows major 1 and 0: a widget or a loader of a later one is refused, and nothing is written', async () => {
  build('customer-list', '1.0.0', 'the list');
  await publish(widgets, cdn);
  const before = [...everythingElse(), read('embed.js'), read('v1.json')];
  build('customer-form', '2.0.0-beta.1', 'the form of another major');
  write('embed/package.json', '{"version":"10.0.0"}');
  const message = await refusal();
  expect(message).toContain('customer-form 2.0.0-beta.1');
  expect(message).toContain('embed 10.0.0');
  expect(message).not.toContain('customer-list');
  expect(message).toContain('v2.json');
  expect([...everythingElse(), read('embed.js'), read('v1.json')]).toEqual(before);
});

test('a kit of a later major is refused as a widget is', async () => {
  build('customer-form', '1.0.0', 'the form', { kit: '2.0.0' });
  expect(await refusal()).toContain('the kit of customer-form 2.0.0');
  expect(existsSync(cdn)).toBe(false);
});

test('the widgets of the channel have one major of the kit: released at once, and not rolled back alone', async () => {
  build('customer-list', '0.1.0', 'the list', { kit: '0.1.0' });
  build('customer-form', '0.1.0', 'the form', { kit: '0.1.0' });
  await publish(widgets, cdn);
  const before = [...everythingElse(), read('embed.js'), read('v1.json')];
  build('customer-form', '1.0.0', 'the new form', { kit: '1.0.0' });
  expect(await refusal()).toMatch(/Two majors of the kit.*customer-form 1\.0\.0: kit 1\.0\.0/s);
  expect([...everythingElse(), read('embed.js'), read('v1.json')]).toEqual(before);

  build('customer-list', '1.0.0', 'the new list', { kit: '1.0.0' });
  await publish(widgets, cdn);
  await expect(rollBack(cdn, 'customer-form', '0.1.0')).rejects.toThrow(/Two majors of the kit/);
  expect(channel()['customer-form']?.version).toBe('1.0.0');
});

test('a kit that lacks what an earlier one of its major exports is refused, and nothing is written', async () => {
  build('customer-list', '0.1.0', 'the list', { kit: '0.1.0', kitDigest: 'one', kitExports: ['Icon', 'Notice'] });
  build('customer-form', '0.1.0', 'the form', { kit: '0.1.0', kitDigest: 'one', kitExports: ['Icon', 'Notice'] });
  await publish(widgets, cdn);
  expect(read('v1.json') + read('embed.js')).not.toContain('kitExports');

  const before = [...everythingElse(), read('embed.js'), read('v1.json')];
  const next = { kit: '0.2.0', kitDigest: 'two' };
  build('customer-form', '0.2.0', 'the new form', { ...next, kitExports: ['Icon', 'Message'] });
  expect(await refusal()).toContain('kit 0.2.0: Notice, which kit 0.1.0 has');
  expect([...everythingElse(), read('embed.js'), read('v1.json')]).toEqual(before);

  build('customer-form', '0.2.0', 'the new form', { ...next, kitExports: ['Icon', 'Message', 'Notice'] });
  await publish(widgets, cdn);
  expect(channel()['customer-form']?.version).toBe('0.2.0');
});

test('a rollback changes the channel alone, in its file and in the loader', async () => {
  await publish(widgets, cdn);
  const first = channel();
  build('customer-form', '0.2.0', 'the new form');
  await publish(widgets, cdn);
  const before = everythingElse();
  await rollBack(cdn, 'customer-form', '0.1.0');
  expect(channel()).toEqual(first);
  expect(loader()).toEqual({ channel: channelOfLoaders(), rest: 'the loader' });
  expect(everythingElse()).toEqual(before);
});

test('what was rolled back stays so whatever else is released, until it is made current or a newer one is released', async () => {
  const current = (widget: string) => channel()[widget]?.version;
  await publish(widgets, cdn);
  build('customer-form', '0.10.0', 'a form that fails');
  await publish(widgets, cdn);
  await rollBack(cdn, 'customer-form', '0.1.0');

  build('customer-list', '0.2.0', 'the new list');
  expect(await publish(widgets, cdn)).toMatchObject([
    { release: 'customer-form 0.10.0', isNew: false, current: '0.1.0' },
    { release: 'customer-list 0.2.0', isNew: true, current: '0.2.0' },
    { release: 'embed 0.1.0', isNew: false, current: '0.1.0' },
  ]);
  expect([current('customer-form'), current('customer-list')]).toEqual(['0.1.0', '0.2.0']);

  await rollBack(cdn, 'customer-form', '0.10.0');
  await publish(widgets, cdn);
  expect(current('customer-form')).toBe('0.10.0');
  await rollBack(cdn, 'customer-form', '0.1.0');
  build('customer-form', '0.2.0', 'a form without what was new');
  await publish(widgets, cdn);
  expect(current('customer-form')).toBe('0.2.0');
});

test('an older checkout takes nothing back: neither a widget nor the loader', async () => {
  await publish(widgets, cdn);
  build('customer-form', '0.10.0', 'the new form');
  write('embed/package.json', '{"version":"0.10.0"}');
  write('embed/dist/embed.js', 'const publishedChannel=null;\nthe new loader');
  await publish(widgets, cdn);
  build('customer-form', '0.9.0', 'a form for those who are pinned to it');
  write('embed/package.json', '{"version":"0.1.0"}');
  write('embed/dist/embed.js', 'const publishedChannel=null;\nthe loader');
  await publish(widgets, cdn);
  expect(read('customer-form/0.9.0/remoteEntry.js')).toBe('a form for those who are pinned to it');
  expect(channel()['customer-form']?.version).toBe('0.10.0');
  expect(loader()).toEqual({ channel: channelOfLoaders(), rest: 'the new loader' });
});

test('a release that was broken off becomes current the next time', async () => {
  await publish(widgets, cdn);
  const [first, firstLoader] = [read('v1.json'), read('embed.js')];
  build('customer-form', '0.2.0', 'the new form');
  await publish(widgets, cdn);
  writeFileSync(join(cdn, 'v1.json'), first);
  writeFileSync(join(cdn, 'embed.js'), firstLoader);
  await publish(widgets, cdn);
  expect(channel()['customer-form']?.version).toBe('0.2.0');
});

test('what a release that was broken off had copied is no part of the next', async () => {
  const left = join(cdn, 'customer-form/0.1.0.new');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'older.js'), 'of another build');
  await publish(widgets, cdn);
  expect(readdirSync(join(cdn, 'customer-form/0.1.0')).toSorted()).toEqual(['release.json', 'remoteEntry.js']);
  await publish(widgets, cdn);
});

test('of two releases into one folder at once, or a release and a rollback, the second is refused', async () => {
  await publish(widgets, cdn);
  build('customer-form', '0.2.0', 'the new form');
  const first = publish(widgets, cdn);
  await expect(publish(widgets, cdn)).rejects.toThrow(
    /^Another release is writing into .*: delete .*, and repeat this\.$/,
  );
  await expect(rollBack(cdn, 'customer-form', '0.1.0')).rejects.toThrow('Another release is writing');
  await first;
  expect(channel()['customer-form']?.version).toBe('0.2.0');
  await rollBack(cdn, 'customer-form', '0.1.0');
  expect(channel()['customer-form']?.version).toBe('0.1.0');
  expect(readdirSync(dirname(cdn)).toSorted()).toEqual(['cdn', 'widgets']);
});

test('what is no release in a folder of releases is none: files of a desktop, of a transfer', async () => {
  await publish(widgets, cdn);
  for (const name of ['.DS_Store', 'Thumbs.db', '9.9.9.new', 'old']) writeFileSync(join(cdn, 'embed', name), '');
  await publish(widgets, cdn);
  expect(loader().rest).toBe('the loader');
  await expect(rollBack(cdn, 'embed', 'old')).rejects.toThrow(/there is: 0\.1\.0\./);
});

test('a rollback to the preview of a version stays, too', async () => {
  for (const version of ['0.2.0-beta.1', '0.2.0']) {
    build('customer-form', version, `the form of ${version}`);
    await publish(widgets, cdn);
    expect(channel()['customer-form']?.version).toBe(version);
  }
  await rollBack(cdn, 'customer-form', '0.2.0-beta.1');
  await publish(widgets, cdn);
  expect(channel()['customer-form']?.version).toBe('0.2.0-beta.1');
});

test('the loader is rolled back like a widget: its releases stay, and the next release of another one leaves it', async () => {
  await publish(widgets, cdn);
  write('embed/package.json', '{"version":"0.10.0"}');
  write('embed/dist/embed.js', 'const publishedChannel=null;\na loader that fails');
  await publish(widgets, cdn);
  const before = everythingElse();
  await rollBack(cdn, 'embed', '0.1.0');
  expect(loader()).toEqual({ channel: channelOfLoaders(), rest: 'the loader' });
  expect(everythingElse()).toEqual(before);

  build('customer-list', '0.2.0', 'the new list');
  expect((await publish(widgets, cdn)).at(-1)).toEqual({ release: 'embed 0.10.0', isNew: false, current: '0.1.0' });
  expect(loader()).toEqual({ channel: channelOfLoaders(), rest: 'the loader' });
  await rollBack(cdn, 'embed', '0.10.0');
  expect(loader().rest).toBe('a loader that fails');
});

test('a rollback to what was never released names what was', async () => {
  await publish(widgets, cdn);
  await expect(rollBack(cdn, 'customer-form', '0.0.9')).rejects.toThrow(/no release 0\.0\.9.*there is: 0\.1\.0/);
});

test.each([[['--help']], [['--rollback']], [['--rollback', 'customer-form']], [['customer-form', '1.2.0']]])(
  'the command says how it is used to who asks for what it does not know: %j',
  (args) => {
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'release.ts'), ...args], {
      encoding: 'utf8',
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain('npm run release -- --rollback WIDGET VERSION');
  },
);
