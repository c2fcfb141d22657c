import type { WidgetName } from '@customer-kit/kit/host';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Channel, chooseRelease, knowChannel } from './channel.ts';
import { configure, type EmbedOptions } from './options.ts';

const base = 'https://cdn.example/';

/** A release of each widget, each with another kit. */
function channelWith(kits: Record<string, string>): Channel {
  const listed = Object.entries(kits).map(([widget, kit]) => [
    widget,
    { version: '1.0.0', global: widget, kit, url: `${widget}/1.0.0/` },
  ]);
  return { widgets: Object.fromEntries(listed) };
}

test.each([
  ['0.9.0', '0.10.0'],
  ['0.2.0-beta.1', '0.3.0'],
  ['1.10.1', '2.0.0'],
])('of the kits %s and %s, the page gets the second', async (older, newer) => {
  knowChannel(`${base}v1.json`, channelWith({ 'customer-list': older, 'customer-form': newer }));
  const { release, newest } = await chooseRelease('customer-list', base);
  expect([release.kit, newest.kit]).toEqual([older, newer]);
  expect(newest.folder).toBe('https://cdn.example/customer-form/1.0.0/');
});

describe('a page that pins', () => {
  /** Other releases than the channel's, each with another kit; of one the record does not come. */
  const records: Record<string, object> = {
    'customer-form/0.9.0/': { global: 'older-form', kit: '0.1.0' },
    'customer-form/1.1.0/': { global: 'newer-form', kit: '0.3.0' },
    'customer-search/1.0.0/': { global: 'new-search', kit: '0.4.0' },
  };

  beforeEach(() => {
    knowChannel(`${base}v1.json`, channelWith({ 'customer-list': '0.1.0', 'customer-form': '0.2.0' }));
    const fetching = vi.spyOn(globalThis, 'fetch');
    fetching.mockImplementation((url) => {
      const record = records[(url as string).slice(base.length).replace('release.json', '')];
      return record ? Promise.resolve(Response.json(record)) : new Promise(() => {});
    });
    onTestFinished(() => {
      configure({ versions: undefined });
      fetching.mockRestore();
    });
  });

  test.each<[string, WidgetName, EmbedOptions['versions'], string]>([
    ['what the channel has, too', 'customer-list', { 'customer-list': '1.0.0' }, 'customer-form'],
    ['a newer one than the channel has', 'customer-list', { 'customer-form': '1.1.0' }, 'newer-form'],
    ['an older one of the widget itself', 'customer-form', { 'customer-form': '0.9.0' }, 'older-form'],
    ['an older one of the newest', 'customer-list', { 'customer-form': '0.9.0' }, 'customer-list'],
    ['one that the channel has not', 'customer-list', { 'customer-search': '1.0.0' }, 'new-search'],
    ['one whose record hangs', 'customer-list', { 'customer-delete': '9.9.9' }, 'customer-form'],
  ])('%s gets the newest kit that can come', async (_, widget, versions, global) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    configure({ versions });
    const choosing = chooseRelease(widget, base);
    await vi.runAllTimersAsync();
    expect((await choosing).newest.global).toBe(global);
  });
});
