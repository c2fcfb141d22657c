/** How a container gets its chunks, where there are scripts. The rest of its runtime: container-runtime.test.ts. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadChunks, type Runtime } from './container-runtime.ts';

const chunk = `(globalThis.rspackChunkwidget ||= []).push([['mount'], { 7(module) { module.exports = 'mounted'; } }]);`;
const nobody = 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'rspackChunkwidget');
});

async function integrityOf(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** The runtime of a container whose chunk `mount` is at a URL; `only` is one of consumed modules, without a file. */
async function container({ url = URL.createObjectURL(new Blob([chunk])), integrity = '' } = {}) {
  const entry = Object.assign(document.createElement('script'), { src: `${location.origin}/entry.js` });
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(entry);
  const runtime = {
    m: {},
    f: {},
    p: '',
    u: () => url,
    tu: (given: string) => given,
    sriHashes: { mount: integrity || (await integrityOf(chunk)) },
    initializeSharingData: { uniqueName: 'widget' },
  } as unknown as Runtime;
  loadChunks(runtime);
  const append = vi.spyOn(document.head, 'append').mockClear();
  return {
    runtime,
    /** How many scripts were asked for. */
    asked: () => append.mock.calls.length,
    append,
    ensure: async (name: string) => {
      const promises: Promise<unknown>[] = [];
      runtime.f.j?.(name, promises);
      await Promise.all(promises);
    },
  };
}

function exportsOf({ m }: Runtime): unknown {
  const module = { exports: undefined };
  m['7']?.(module);
  return module.exports;
}

describe('a chunk', () => {
  test('is a script, loaded once however often it is asked for', async () => {
    const { runtime, ensure, asked } = await container();
    await Promise.all([ensure('mount'), ensure('mount')]);
    await ensure('mount');
    expect(exportsOf(runtime)).toBe('mounted');
    expect(asked()).toBe(1);
  });

  test('that has no file needs none', async () => {
    const { ensure, asked } = await container();
    await ensure('only');
    expect(asked()).toBe(0);
  });

  test('that is not what was released does not run, says its URL, and is asked for again', async () => {
    const url = URL.createObjectURL(new Blob([chunk]));
    const { runtime, ensure, asked } = await container({ url, integrity: nobody });
    await expect(ensure('mount')).rejects.toMatchObject({ name: 'ChunkLoadError', type: 'error', request: url });
    expect(exportsOf(runtime)).toBeUndefined();
    runtime.sriHashes.mount = await integrityOf(chunk);
    await ensure('mount');
    expect(exportsOf(runtime)).toBe('mounted');
    expect(asked()).toBe(2);
  });

  test('that loads and is another one fails, too', async () => {
    const other = 'globalThis.other = true;';
    const url = URL.createObjectURL(new Blob([other]));
    const { ensure } = await container({ url, integrity: await integrityOf(other) });
    await expect(ensure('mount')).rejects.toMatchObject({ type: 'load' });
  });

  test('that came for an entry before this one is there, as is one that comes for another later', async () => {
    const before = await container();
    await before.ensure('mount');
    const { runtime, ensure, asked } = await container();
    await ensure('mount');
    expect(asked()).toBe(0);
    expect(exportsOf(runtime)).toBe('mounted');
    const push = (data: unknown[]) => (Reflect.get(globalThis, 'rspackChunkwidget') as unknown[][]).push(data);
    push([['later'], { 8: () => {} }]);
    expect([Object.keys(before.runtime.m), Object.keys(runtime.m)]).toEqual([
      ['7', '8'],
      ['7', '8'],
    ]);
  });

  test('that hangs is given up, and counts when it comes all the same', async () => {
    const { runtime, ensure, asked, append } = await container();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    append.mockImplementation(() => {});
    const waiting = expect(ensure('mount')).rejects.toMatchObject({ type: 'timeout' });
    await vi.advanceTimersByTimeAsync(20_000);
    await waiting;
    (Reflect.get(globalThis, 'rspackChunkwidget') as unknown[][]).push([['mount'], { 7: () => {} }]);
    await ensure('mount');
    expect(asked()).toBe(1);
    expect(Object.keys(runtime.m)).toEqual(['7']);
  });
});
