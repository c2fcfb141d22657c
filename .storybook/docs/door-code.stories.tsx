import preview from '@customer-kit/storybook/preview';
import { expect } from 'storybook/test';
import { DoorCode } from './door-code.tsx';
import { widgetNames } from './widget-stories.ts';

// A page that fails to draw fails no test of its own.
const meta = preview.meta({
  title: 'Design/Code of each door',
  tags: ['!dev'],
  render: () => (
    <>
      {widgetNames.map((widget) => (
        <DoorCode key={widget} widget={widget} />
      ))}
    </>
  ),
});

/** Fails when a host page has changed so that its lines are not found any more. */
export const EveryWidgetThroughEveryDoor = meta.story({
  async play({ canvas }) {
    await expect(await canvas.findAllByShadowText(/^From/)).toHaveLength(3 * widgetNames.length);
  },
});
