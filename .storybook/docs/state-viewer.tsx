import type { WidgetName } from '@customer-kit/kit';
import { useState } from 'react';
import { canBe, stateNames, states } from './states.ts';
import { StoryLink } from './story-link.tsx';
import { widgetStories } from './widget-stories.ts';

/** Every state of a widget, live, when somebody asks for it: stories play, and would take the focus from who reads. */
export function StateViewer({ widget }: { widget: WidgetName }) {
  const own = widgetStories.filter((story) => story.widget === widget);
  const shown = stateNames
    .filter((state) => canBe(state, widget))
    .map((state) => ({ state, stories: own.filter((story) => story.states.includes(state)) }));
  const [id, setId] = useState('');
  const story = own.find((each) => each.id === id);
  return (
    <div className="docs-viewer sb-unstyled">
      <label>
        State{' '}
        <select value={id} onChange={(event) => setId(event.target.value)}>
          <option value="">Choose one to see it</option>
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
      {story && (
        <>
          <StoryLink id={id}>Open “{story.name}” with the toolbar</StoryLink>
          {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of this Storybook, whose mock needs its worker */}
          <iframe key={id} title={story.name} src={`./iframe.html?id=${id}&viewMode=story`} />
        </>
      )}
    </div>
  );
}
