import { expect, test } from 'vitest';
import { type Channel, chooseRelease, knowChannel } from './channel.ts';

const base = 'https://cdn.example/';

/** A release of each widget, each with another kit. */
function channelWith(kits: Record<string, string>): Channel {
  const listed = Object.entries(kits).map(([widget, kit]) => [
    widget,
    { global: widget, kit, url: `${widget}/1.0.0/` },
  ]);
  return { widgets: Object.fromEntries(listed) };
}

test.each([
  ['0.9.0', '0.10.0'],
  ['0.2.0-beta.1', '0.3.0'],
])('of the kits %s and %s, the page gets the second', async (older, newer) => {
  knowChannel(`${base}v1.json`, channelWith({ 'customer-list': older, 'customer-form': newer }));
  const { release, newest } = await chooseRelease('customer-list', base);
  expect([release.kit, newest.kit]).toEqual([older, newer]);
  expect(newest.folder).toBe('https://cdn.example/customer-form/1.0.0/');
});
