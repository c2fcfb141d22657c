import { array, assert, asyncProperty, nat, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consumeShared, provideShared, type Runtime } from './container-runtime.ts';

type Versions = Record<string, { get: () => unknown; from: string; eager: boolean; loaded?: boolean }>;

/** A container that consumes `react` as module 7 of chunk `mount`, in a scope with these versions. */
function containerIn(versions: Versions, requiredVersion: string): Runtime {
  const runtime = {
    m: {},
    c: {},
    f: {},
    S: { 'customer-kit': { react: versions } },
    I: () => {},
    consumesLoadingData: {
      chunkMapping: { mount: ['7'] },
      moduleIdToConsumeDataMapping: {
        7: { shareScope: 'customer-kit', shareKey: 'react', requiredVersion, fallback: async () => () => 'own' },
      },
    },
  } as unknown as Runtime;
  consumeShared(runtime);
  return runtime;
}

/** What module 7 is once its chunk is loaded. */
async function load(runtime: Runtime): Promise<unknown> {
  const promises: Promise<unknown>[] = [];
  runtime.f.consumes?.('mount', promises);
  await Promise.all(promises);
  const module = { exports: undefined as unknown };
  runtime.m['7']?.(module);
  return module.exports;
}

const offer = (version: string, loaded = false) => ({
  [version]: { get: async () => () => version, from: 'a host', eager: false, ...(loaded && { loaded }) },
});

describe('a shared module', () => {
  test.each<[what: string, versions: Versions, range: string, taken: string]>([
    ['the newest is taken', { ...offer('19.9.0'), ...offer('19.10.0') }, '^18.3.0 || ^19.0.0', '19.10.0'],
    [
      'one that runs is taken, though not the newest',
      { ...offer('19.0.0', true), ...offer('19.1.0') },
      '^19.0.0',
      '19.0.0',
    ],
    ['one that runs and does not fit is left alone', { ...offer('17.0.2', true) }, '^18.3.0 || ^19.0.0', 'own'],
    [
      'a major beyond the range is left alone',
      { ...offer('20.0.0'), ...offer('19.1.0') },
      '^18.3.0 || ^19.0.0',
      '19.1.0',
    ],
    ['an older minor is left alone', { ...offer('18.2.0') }, '^18.3.0 || ^19.0.0', 'own'],
    ['of the kit every newer one fits', { ...offer('0.2.0') }, '>=0.1.0', '0.2.0'],
    ['of the kit no older one fits', { ...offer('0.1.9') }, '>=0.2.0', 'own'],
    [
      'a preview of a version is no newer than what came after',
      { ...offer('0.2.0-beta.1'), ...offer('0.3.0') },
      '>=0.1.0',
      '0.3.0',
    ],
    ['where nobody offers it, the own one is taken', {}, '^19.0.0', 'own'],
  ])('%s', async (_, versions, range, taken) => {
    expect(await load(containerIn(versions, range))).toBe(taken);
  });

  test('is the same for all who load at once, whoever else offers meanwhile', async () => {
    const part = nat(20);
    await assert(
      asyncProperty(array(tuple(part, part), { minLength: 1 }), tuple(part, part), async (early, late) => {
        const version = ([minor, patch]: [number, number]) => offer(`19.${minor}.${patch}`);
        const versions: Versions = Object.assign({}, ...early.map(version));
        const first = load(containerIn(versions, '^19.0.0'));
        for (const [name, shared] of Object.entries(version(late))) versions[name] ??= shared;
        expect(await load(containerIn(versions, '^19.0.0'))).toBe(await first);
      }),
    );
  });

  test('that does not come fails what waits for it, and is asked for again the next time', async () => {
    let up = false;
    const get = async () => {
      if (!up) throw new Error('did not load');
      return () => 'come';
    };
    const versions: Versions = { '19.0.0': { get, from: 'a host', eager: false } };
    const runtime = containerIn(versions, '^19.0.0');
    await expect(load(runtime)).rejects.toThrow('did not load');
    expect(versions['19.0.0']?.loaded).toBeFalsy();
    up = true;
    expect(await load(runtime)).toBe('come');
  });
});

test('a container offers what it has, and leaves what is offered already', () => {
  const runtime = {
    initializeSharingData: {
      uniqueName: 'customer_list_0_1_0',
      scopeToSharingDataMapping: {
        'customer-kit': ['19.0.0', '19.1.0'].map((version) => ({ name: 'react', version, factory: () => version })),
      },
    },
  } as unknown as Runtime;
  provideShared(runtime);
  const first = offer('19.0.0');
  runtime.S['customer-kit'] = { react: { ...first } };
  runtime.I('customer-kit');
  runtime.I('customer-kit');
  expect(runtime.S['customer-kit'].react).toEqual({
    ...first,
    '19.1.0': { get: expect.any(Function), from: 'customer_list_0_1_0', eager: false },
  });
});
