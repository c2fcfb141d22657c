import type { WidgetName } from '@customer-kit/kit';
import { CodeBlock } from './code.tsx';
import { doorsOf } from './doors.ts';

/** A widget through each of the three doors. */
export function DoorCode({ widget }: { widget: WidgetName }) {
  return doorsOf(widget).map(({ title, file, text }) => (
    <div key={file}>
      <h3>{title}</h3>
      <CodeBlock text={text} />
      <p className="docs-source">
        From <code>host-demo/hosts/{file}</code>, which end-to-end tests drive.
      </p>
    </div>
  ));
}
