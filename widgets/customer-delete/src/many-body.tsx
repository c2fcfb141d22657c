import { Notice, useReportError, useTranslate } from '@customer-kit/kit';
import { useId } from 'react';
import { type Item, isRefused } from './deletion-state.ts';
import type { MessageKey } from './messages.ts';
import { refusalText } from './refusal-text.ts';
import type { Deletion } from './use-deletion.ts';

/** Names that are listed before the rest is only counted: more than these nobody reads. */
const namesShown = 50;

/** What scrolls must be reachable by keyboard (WCAG 2.1.1); Safari does not see to it by itself. */
const scrolls = { tabIndex: 0 };

export function ManyBody({ deletion }: { deletion: Deletion }) {
  const translate = useTranslate<MessageKey>();
  const { items, begun, running } = deletion;
  const refused = items.filter(isRefused);
  const waiting = items.filter(({ outcome }) => outcome === 'waiting').length;
  useReportError(running ? undefined : refused.find(({ outcome }) => outcome === 'failed')?.error);

  if (!begun) {
    return (
      <div className="body">
        <Names items={items} />
      </div>
    );
  }
  return (
    <div className="body">
      <Progress items={items} />
      {!running && waiting > 0 && (
        <p className="text" role="status">
          {translate('delete.stopped', { count: waiting })}
        </p>
      )}
      {!running && refused.length > 0 && (
        <Notice kind="danger" title={translate('delete.failed.many', { count: refused.length })}>
          <ul className="refusals" {...scrolls}>
            {refused.map((item) => (
              <li key={item.customer.id}>
                <bdi className="refusal-name">{item.customer.name}</bdi>
                <span className="refusal-reason">{refusalText(item, translate)}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function Names({ items }: { items: readonly Item[] }) {
  const translate = useTranslate<MessageKey>();
  const more = items.length - namesShown;
  return (
    <ul className="names" {...scrolls}>
      {items.slice(0, namesShown).map(({ customer }) => (
        <li key={customer.id}>
          <bdi>{customer.name}</bdi>
          <span className="names-detail" dir="auto">
            {customer.email}
          </span>
        </li>
      ))}
      {more > 0 && <li>{translate('delete.names.more', { count: more })}</li>}
    </ul>
  );
}

function Progress({ items }: { items: readonly Item[] }) {
  const translate = useTranslate<MessageKey>();
  const labelId = useId();
  const done = items.filter(({ outcome }) => outcome === 'deleted').length;
  return (
    <div className="progress">
      <p className="text" id={labelId}>
        {translate('delete.progress', { done, count: items.length })}
      </p>
      <progress className="bar" aria-labelledby={labelId} max={items.length} value={done} />
    </div>
  );
}
