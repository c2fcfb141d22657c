import type { WidgetName } from '@customer-kit/kit';
import { canBe, stateNames, states } from './states.ts';
import { StoryLink } from './story-link.tsx';
import { Cell, Row, Table } from './table.tsx';
import { widgetNames, widgetStories } from './widget-stories.ts';

/** Every state × every widget that can be in it, with the stories that show it. */
export function StateTable() {
  return (
    <>
      <p>
        {widgetStories.length} stories of the widgets, {stateNames.length} states.
      </p>
      <Table heads={['State', ...widgetNames]}>
        {stateNames.map((state) => (
          <Row key={state}>
            <Cell head="State">
              <strong>{states[state].title}</strong>
              <br />
              <code>{state}</code>
            </Cell>
            {widgetNames.map((widget) => (
              <Cell key={widget} head={widget}>
                {canBe(state, widget) ? <Shown of={storiesOf(state, widget)} /> : '–'}
              </Cell>
            ))}
          </Row>
        ))}
      </Table>
    </>
  );
}

function storiesOf(state: (typeof stateNames)[number], widget: WidgetName) {
  return widgetStories.filter((story) => story.widget === widget && story.states.includes(state));
}

function Shown({ of: stories }: { of: ReturnType<typeof storiesOf> }) {
  if (stories.length === 0) return <strong data-missing="">no story</strong>;
  return stories.map(({ id, name }) => (
    <span key={id} className="docs-line">
      <StoryLink id={id}>{name}</StoryLink>
    </span>
  ));
}
