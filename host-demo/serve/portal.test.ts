import { expect, test } from 'vitest';
import { portalSite } from './portal.ts';

const endpoints = { portal: 'http://localhost:1', api: 'http://localhost:2', cdn: 'http://localhost:3' };

async function textAt(path: string, script?: string) {
  const found = await portalSite(() => endpoints, script).find(path);
  return found && 'body' in found ? found.body.toString() : found;
}

test('says where everything is', async () => {
  expect(await textAt('/endpoints.json')).toBe(`${JSON.stringify(endpoints, undefined, 2)}\n`);
});

test('the plain page points to this run, whatever its source says', async () => {
  const page = await textAt('/plain/');
  expect(page).toContain('src="http://localhost:3/embed.js" data-api="http://localhost:2"');
  expect(page).not.toMatch(/localhost:\d{4}/);
  expect(await textAt('/plain')).toEqual({ redirect: '/plain/' });
});

test('pages, and nothing else, get the script that reloads them', async () => {
  expect(await textAt('/plain/', 'reload()')).toMatch(/<script>reload\(\)<\/script>\n$/);
  expect(await textAt('/plain/')).not.toContain('<script>');
  expect(await textAt('/endpoints.json', 'reload()')).not.toContain('reload');
});

test('nothing above its folders is served', async () => {
  expect(await textAt('/plain/../../package.json')).toBeUndefined();
  expect(await textAt('/../package.json')).toBeUndefined();
});
