import { expect, onTestFinished, test, vi } from 'vitest';
import { widgetRemotes } from './federation.ts';
import { LoadError } from './load-error.ts';

test('a channel without hashes gives a host no remotes, and says why', async () => {
  const listed = { global: 'customer_list_1_0_0', url: 'customer-list/1.0.0/', manifest: 'mf-manifest.json' };
  const fetching = vi.spyOn(globalThis, 'fetch');
  fetching.mockImplementation(async () => Response.json({ widgets: { 'customer-list': listed } }));
  onTestFinished(() => fetching.mockRestore());
  const error = await widgetRemotes('https://cdn.test').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LoadError);
  expect(error).toMatchObject({
    code: 'integrity',
    url: 'https://cdn.test/v1.json',
    message: expect.stringMatching(/no hashes of customer-list.*npm run release/),
  });
});
