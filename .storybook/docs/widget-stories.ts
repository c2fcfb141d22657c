/** Every story of the widgets, read from the story files themselves. */
import type { WidgetName } from '@customer-kit/kit';
import { isStory, storyNameFromExport, toId } from 'storybook/internal/csf';
import { type StateName, states } from './states.ts';

export interface WidgetStory {
  widget: WidgetName;
  id: string;
  name: string;
  states: readonly StateName[];
}

const files = import.meta.glob<Record<string, unknown>>('../../widgets/*/stories/*.stories.tsx', { eager: true });

export const widgetStories: readonly WidgetStory[] = Object.entries(files).flatMap(([file, stories]) => {
  const widget = file.split('/').at(-3) as WidgetName;
  return Object.entries(stories).flatMap(([key, story]) => {
    if (!isStory(story)) return [];
    const name = storyNameFromExport(key);
    const { tags = [] } = story.input;
    return [
      {
        widget,
        id: toId(story.meta.input.title ?? '', name),
        name,
        states: tags.map((tag) => stateOf(tag, `${file}: ${key}`)),
      },
    ];
  });
});

function stateOf(tag: string, story: string): StateName {
  if (Object.hasOwn(states, tag)) return tag as StateName;
  throw new Error(`${story} has the tag "${tag}", which is no state of .storybook/docs/states.ts.`);
}
