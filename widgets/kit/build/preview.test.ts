import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildPreviews } from './preview.ts';

let scripts: Map<string, string>;

beforeAll(async () => {
  scripts = await buildPreviews({
    folder: join(import.meta.dirname, '../../customer-list'),
    global: 'preview_of_list',
    browsers: ['chrome 123'],
  });
}, 60_000);

test('there is one for each language, with its texts', () => {
  expect([...scripts.keys()]).toEqual(['en', 'de', 'fr', 'es', 'ja', 'ar']);
  expect(scripts.get('en')).toContain('"Customers"');
  expect(scripts.get('de')).toContain('"Kunden"');
  for (const [language, script] of scripts) {
    expect(script).toContain('globalThis.preview_of_list=');
    expect(script).toContain(`lang:"${language}"`);
  }
});

test('it holds what is seen of the list, and nothing that names it or can be done with it', () => {
  const script = scripts.get('en') ?? '';
  for (const status of ['lead', 'active', 'inactive']) expect(script).toContain(`"data-status":"${status}"`);
  expect(script).not.toMatch(/"(?:aria-[\w-]+|role|tabindex|title|style|id|popovertarget|data-index)":/i);
});

test('it brings the rules that apply to it in any look and width, and no others', () => {
  const script = scripts.get('en') ?? '';
  for (const kept of ['.row', '[data-theme=dark]', '[data-density=compact]', '@container list', '--_text:', ':host']) {
    expect(script, kept).toContain(kept);
  }
  for (const left of [
    '.dialog',
    '.panel',
    '[data-skeleton]',
    ':hover',
    'cursor',
    '@keyframes',
    '--_backdrop',
    '--_shadow',
  ]) {
    expect(script, left).not.toContain(left);
  }
});

test('it has nothing of React or the kit but what it uses', () => {
  for (const script of scripts.values()) expect(script.length).toBeLessThan(18_000);
});
