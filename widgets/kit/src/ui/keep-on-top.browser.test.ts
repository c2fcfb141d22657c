import { expect, onTestFinished, test, vi } from 'vitest';
import { keepOnTop } from './keep-on-top.ts';

function popover() {
  const element = document.createElement('div');
  element.popover = 'manual';
  const show = vi.fn(() => element.showPopover());
  onTestFinished(() => element.remove());
  return { element, show, start: () => onTestFinished(keepOnTop(element, show)) };
}

test('what the page has moved is shown again', async () => {
  const { element, show, start } = popover();
  document.body.append(element);
  start();
  expect(show).toHaveBeenCalledOnce();
  document.body.prepend(element);
  await expect.poll(() => element.matches(':popover-open')).toBe(true);
  expect(show).toHaveBeenCalledTimes(2);
});

test('what the page has taken away by then is not shown, which would be an error', () => {
  const { show, start } = popover();
  start();
  expect(show).not.toHaveBeenCalled();
});
