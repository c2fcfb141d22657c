import { describeError, Notice, StatusBadge, useReportError, useTranslate } from '@customer-kit/kit';
import type { Item } from './deletion-state.ts';
import type { MessageKey } from './messages.ts';

/** The one customer as it is stored now, as far as this page knows. */
export function OneBody({ item }: { item: Item }) {
  const translate = useTranslate<MessageKey>();
  const { customer, outcome } = item;
  return (
    <div className="body">
      {outcome !== 'waiting' && outcome !== 'deleted' && <Refusal item={item} />}
      {outcome !== 'gone' && (
        <>
          <div className="card">
            <p className="card-name" dir="auto">
              {customer.name}
            </p>
            {customer.company !== undefined && (
              <p className="card-line" dir="auto">
                {customer.company}
              </p>
            )}
            <p className="card-line" dir="auto">
              {customer.email}
            </p>
            <p className="card-line">
              <StatusBadge status={customer.status} label={translate(`status.${customer.status}`)} />
            </p>
          </div>
        </>
      )}
    </div>
  );
}

function Refusal({ item: { customer, outcome, error } }: { item: Item }) {
  const translate = useTranslate<MessageKey>();
  useReportError(outcome === 'failed' ? error : undefined);
  if (outcome === 'gone') {
    return (
      <p className="text" role="alert">
        {translate('delete.gone.text')}
      </p>
    );
  }
  if (outcome === 'changed') {
    return (
      <Notice kind="danger" title={translate('delete.changed.title')}>
        <p className="notice-text">{translate('delete.changed.text', { name: customer.name })}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="danger" title={translate('delete.failed.one')}>
      <p className="notice-text">{describeError(error, translate)}</p>
    </Notice>
  );
}
