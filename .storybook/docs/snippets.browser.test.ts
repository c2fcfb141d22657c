import { expect, test } from 'vitest';
import { type HostKind, hosts, snippetsFor } from './snippets.ts';

const addresses = { cdn: 'https://cdn.example', api: 'https://api.example' };

test.for(Object.keys(hosts) as HostKind[])('under the policy beside it runs what is to paste: %s', async (host) => {
  const snippets = await snippetsFor({ host, csp: true, ...addresses });
  const policy = snippets.find(({ file }) => file.endsWith('.txt'))?.text ?? '';
  expect(policy).toContain("script-src 'self' https://cdn.example;");
  expect(policy).not.toContain('unsafe-inline');
  for (const { file, text } of snippets) {
    if (file.endsWith('.html')) expect(text, file).not.toMatch(/<style|<script(?![^>]*\ssrc=)/);
    // Texts given to what runs or parses them; the runtime of Module Federation gives its own to a script's `src`.
    if (policy.includes('trusted-types')) expect(text, file).not.toMatch(/innerHTML|\.html\(|script\.src|federation/i);
  }
});

test('a page without a bundler is under Trusted Types too', async () => {
  const snippets = await snippetsFor({ host: 'A page without a bundler', csp: true, ...addresses });
  expect(snippets.map(({ text }) => text).join()).toMatch(
    /<customer-list>[^]*getAccessToken[^]*trusted-types customer-kit/,
  );
});

test.for(Object.keys(hosts) as HostKind[])("of an HTML page only what is the kit's is to paste: %s", async (host) => {
  for (const csp of [false, true]) {
    for (const { file, text } of await snippetsFor({ host, csp, ...addresses })) {
      if (!file.endsWith('.html')) continue;
      expect(text).toContain('src="https://cdn.example/embed.js" data-api="https://api.example"');
      expect(text.replaceAll(/<script[^]*?<\/script>|<(customer-\w+)><\/\1>/g, '').trim(), file).toBe('');
      expect(text, file).not.toMatch(/jquery|bootstrap/);
    }
  }
});

test('a page without a bundler has one of each element', async () => {
  const [page] = await snippetsFor({ host: 'A page without a bundler', csp: false, ...addresses });
  expect(page?.text.match(/<customer-\w+/g)).toEqual([
    '<customer-search',
    '<customer-list',
    '<customer-form',
    '<customer-delete',
  ]);
  expect(page?.text).toContain('\n  configure({\n');
});
