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
