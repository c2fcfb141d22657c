import { Notice, useReportError, useTranslate } from '@customer-kit/kit';
import { isLeft } from './batch.ts';
import { Halt } from './halt.tsx';
import type { MessageKey } from './messages.ts';
import { Pause } from './pause.tsx';
import { Progress } from './progress.tsx';
import { refusalText } from './refusal-text.ts';
import { Refusals, scrolls } from './refusals.tsx';
import type { Deletion } from './use-deletion.ts';

/** Names that are listed before the rest is only counted: more than these nobody reads. */
const namesShown = 50;

export function ManyBody({ deletion }: { deletion: Deletion }) {
  const translate = useTranslate<MessageKey>();
  const { items, begun, running, pause } = deletion;
  const done = items.filter(({ outcome }) => outcome === 'done').length;
  if (!begun) return <Names deletion={deletion} />;
  return (
    <div className="body">
      <Progress label={translate('delete.progress', { done, count: items.length })} done={done} of={items.length} />
      <Pause seconds={pause} />
      {!running && <Ended deletion={deletion} />}
    </div>
  );
}

function Names({ deletion: { items } }: { deletion: Deletion }) {
  const translate = useTranslate<MessageKey>();
  const more = items.length - namesShown;
  return (
    <ul className="names" {...scrolls}>
      {items.slice(0, namesShown).map(({ subject }) => (
        <li key={subject.id}>
          <bdi>{subject.name}</bdi>
          <span className="names-detail" dir="auto">
            {subject.email}
          </span>
        </li>
      ))}
      {more > 0 && <li>{translate('delete.names.more', { count: more })}</li>}
    </ul>
  );
}

/** Who is still there: those that had no turn, those that were refused and why. */
function Ended({ deletion: { items, halt } }: { deletion: Deletion }) {
  const translate = useTranslate<MessageKey>();
  const refused = items.filter(({ outcome }) => outcome === 'refused');
  const waiting = items.filter(({ outcome }) => outcome === 'waiting').length;
  useReportError(halt ?? refused.find(isLeft)?.error);
  const stopped = translate('delete.stopped', { count: waiting });
  return (
    <>
      {halt !== undefined && (
        <Notice kind="danger" title={stopped}>
          <Halt halt={halt} />
        </Notice>
      )}
      {halt === undefined && waiting > 0 && (
        <p className="text" role="alert">
          {stopped}
        </p>
      )}
      {refused.length > 0 && (
        <Notice kind="danger" title={translate('delete.failed.many', { count: refused.length })}>
          <Refusals items={refused} reason={(item) => refusalText(item, translate)} />
        </Notice>
      )}
    </>
  );
}
