import { describe, expect, test } from 'vitest';
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
  // Its policy would refuse the script, and count that among the violations of the widgets.
  expect(await textAt('/hosts/strict-csp/', 'reload()')).not.toContain('reload');
});

test('an address of this run that is another one of the sources stays what it is', async () => {
  const moved = { portal: 'http://localhost:3100', cdn: 'http://localhost:4000', api: 'http://localhost:3000' };
  const found = await portalSite(() => moved).find('/plain/');
  expect(found && 'body' in found && found.body.toString()).toContain(
    'src="http://localhost:4000/embed.js" data-api="http://localhost:3000"',
  );
});

test('nothing above its folders is served', async () => {
  expect(await textAt('/plain/../../package.json')).toBeUndefined();
  expect(await textAt('/../package.json')).toBeUndefined();
});

test('hosts are served as they are, or as their build left them, with the addresses of this run', async () => {
  expect(await textAt('/hosts/')).toContain('href="react-17/federated.html"');
  expect(await textAt('/hosts/strict-csp')).toEqual({ redirect: '/hosts/strict-csp/' });
  expect(await textAt('/hosts/strict-csp/page.js')).toContain("from 'http://localhost:3/embed.js'");
  expect(await textAt('/hosts/vendor/jquery.min.js')).toContain('jQuery v3');
  expect(await textAt('/hosts/vendor/../../package.json')).toBeUndefined();
  expect(await textAt('/hosts/vendor/constructor')).toBeUndefined();
});

test('the strict host, and no other, has its policy, which names the addresses of this run', () => {
  const site = portalSite(() => endpoints);
  const { 'content-security-policy': policy } = site.headers('/hosts/strict-csp/');
  expect(policy).toContain("script-src 'self' http://localhost:3;");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
  expect(site.headers('/hosts/plain/')).not.toHaveProperty('content-security-policy');
});

describe('violations that browsers report', () => {
  async function reported(bodies: string[]) {
    const site = portalSite(() => endpoints);
    const taken = bodies.map((body) => site.receiver?.('/csp-reports')?.(Buffer.from(body)));
    const found = await site.find('/csp-reports');
    return { taken, kept: found && 'body' in found ? (JSON.parse(found.body.toString()) as unknown[]) : [] };
  }

  test('are kept and shown', async () => {
    expect(await reported(['{"csp-report":{}}'])).toEqual({ taken: [true], kept: [{ 'csp-report': {} }] });
    expect(portalSite(() => endpoints).receiver?.('/elsewhere')).toBeUndefined();
  });

  test('are refused when they are no JSON', async () => {
    expect(await reported(['{"csp-report":', ''])).toEqual({ taken: [false, false], kept: [] });
  });

  test('are forgotten when a hundred newer ones have come', async () => {
    const { kept } = await reported(Array.from({ length: 101 }, (_, number) => String(number)));
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([100, 1, 100]);
  });
});
