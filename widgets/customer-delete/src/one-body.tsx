import { describeError, isGone, Notice, StatusBadge, useReportError, useTranslate } from '@customer-kit/kit';
import { Halt } from './halt.tsx';
import type { MessageKey } from './messages.ts';
import { Pause } from './pause.tsx';
import { currentOf, type Deletion, type DeletionItem } from './use-deletion.ts';

interface OneBodyProps {
  item: DeletionItem;
  deletion: Deletion;
}

/** The one customer as it is stored now, as far as this page knows. */
export function OneBody({ item, deletion: { halt, pause } }: OneBodyProps) {
  const translate = useTranslate<MessageKey>();
  const { subject, error } = item;
  const failure = halt ?? error;
  useReportError(currentOf(failure) || isGone(failure) ? undefined : failure);
  if (isGone(error)) {
    return (
      <p className="text" role="alert">
        {translate('delete.gone.text')}
      </p>
    );
  }
  return (
    <div className="body">
      {failure !== undefined && (
        <Notice kind="danger" title={translate(currentOf(failure) ? 'delete.changed.title' : 'delete.failed.one')}>
          {halt === undefined ? (
            <p className="notice-text">
              {currentOf(failure) ? translate('delete.changed.text') : describeError(error, translate)}
            </p>
          ) : (
            <Halt halt={halt} />
          )}
        </Notice>
      )}
      <Pause seconds={pause} />
      <div className="card">
        <p className="card-name" dir="auto">
          {subject.name}
        </p>
        {subject.company !== undefined && (
          <p className="card-line" dir="auto">
            {subject.company}
          </p>
        )}
        <p className="card-line" dir="auto">
          {subject.email}
        </p>
        <p className="card-line">
          <StatusBadge status={subject.status} />
        </p>
      </div>
    </div>
  );
}
