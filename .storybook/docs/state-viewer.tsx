import type { WidgetName } from '@customer-kit/kit';
import { useState } from 'react';
import { canBe, stateNames, states } from './states.ts';
import { StoryLink } from './story-link.tsx';
import { widgetStories } from './widget-stories.ts';

/** Every state of a widget, one at a time and live: a dozen widgets at once would be a page nobody waits for. */
export function StateViewer({ widget }: { widget: WidgetName }) {
  const own = widgetStories.filter((story) => story.widget === widget);
  const shown = stateNames
    .filter((state) => canBe(state, widget))
    .map((state) => ({ state, stories: own.filter((story) => story.states.includes(state)) }));
  const [id, setId] = useState(shown[0]?.stories[0]?.id ?? '');
  const story = own.find((each) => each.id === id);
  return (
    <div className="docs-viewer sb-unstyled">
      <label>
        State{' '}
        <select value={id} onChange={(event) => setId(event.target.value)}>
          {shown.map(({ state, stories }) => (
            <optgroup key={state} label={states[state].title}>
              {stories.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <StoryLink id={id}>Open “{story?.name}” with toolbar and controls</StoryLink>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of this Storybook, whose mock needs its worker */}
      <iframe key={id} title={story?.name} src={`./iframe.html?id=${id}&viewMode=story`} loading="lazy" />
    </div>
  );
}
