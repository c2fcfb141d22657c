import { onlineManager } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { acquireGroup } from './group.ts';

test('a group knows whether there is a network, though no widget was there to hear the events', () => {
  const onLine = vi.spyOn(navigator, 'onLine', 'get');
  for (const expected of [false, true]) {
    onLine.mockReturnValue(expected);
    const { release } = acquireGroup({ api: '/mock-api', group: `online: ${expected}` });
    expect(onlineManager.isOnline()).toBe(expected);
    release();
  }
  onLine.mockRestore();
});

test('somebody who signed in while an earlier question was on its way is noticed, and several widgets ask once', async () => {
  const { promise: silentRenewal, resolve: giveUp } = Promise.withResolvers<string | undefined>();
  const getAccessToken = vi.fn<() => Promise<string | undefined>>();
  getAccessToken.mockReturnValueOnce(silentRenewal).mockResolvedValue('token');
  const { group, release } = acquireGroup({ api: '/mock-api', group: 'signing in', getAccessToken });
  const signedIn = vi.fn();
  const stop = group.onSignIn(signedIn);
  const checks = [group.checkSignIn(), group.checkSignIn()];
  await Promise.resolve();
  expect(getAccessToken).toHaveBeenCalledOnce();
  checks.push(group.checkSignIn());
  giveUp(undefined);
  await Promise.all(checks);
  expect(signedIn).toHaveBeenCalledOnce();
  expect(getAccessToken).toHaveBeenCalledTimes(2);
  stop();
  release();
});
