/** Every story of the widgets, read from the story files themselves. */
import * as deletion from '@customer-kit/customer-delete/stories';
import * as form from '@customer-kit/customer-form/stories';
import * as list from '@customer-kit/customer-list/stories';
import * as search from '@customer-kit/customer-search/stories';
import type { WidgetName } from '@customer-kit/kit';
import { isStory, storyNameFromExport, toId } from 'storybook/internal/csf';
import { type StateName, states } from './states.ts';

export interface WidgetStory {
  widget: WidgetName;
  id: string;
  name: string;
  states: readonly StateName[];
}

const files = {
  'customer-list': list,
  'customer-form': form,
  'customer-delete': deletion,
  'customer-search': search,
} satisfies Record<WidgetName, object>;

export const widgetNames = Object.keys(files) as WidgetName[];

export const widgetStories: readonly WidgetStory[] = Object.entries(files).flatMap(([widget, stories]) =>
  Object.entries(stories).flatMap(([key, story]: [string, unknown]) => {
    if (!isStory(story)) return [];
    const name = storyNameFromExport(key);
    const { tags = [] } = story.input;
    return [
      {
        widget: widget as WidgetName,
        id: toId(story.meta.input.title ?? '', name),
        name,
        states: tags.map((tag) => stateOf(tag, `${widget}: ${key}`)),
      },
    ];
  }),
);

function stateOf(tag: string, story: string): StateName {
  if (Object.hasOwn(states, tag)) return tag as StateName;
  throw new Error(`${story} has the tag "${tag}", which is no state of .storybook/docs/states.ts.`);
}
