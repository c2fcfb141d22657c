import {
  type CustomerSummary,
  describeError,
  queryWords,
  useGroupState,
  useReportError,
  useTranslate,
  useWidget,
} from '@customer-kit/kit';
import { useSuggestedCustomers } from '@customer-kit/kit/suggested-customers';
import { MatchedText } from './matched-text.tsx';
import type { MessageKey } from './messages.ts';
import { Option } from './option.tsx';
import { Popup } from './popup.tsx';
import type { SuggestionsProps } from './suggestions.tsx';
import { useListbox } from './use-listbox.ts';

const noCustomers: readonly CustomerSummary[] = [];

/** The first customers the query finds; choosing one opens it, as a row of a list does. */
export function SuggestedCustomers(props: SuggestionsProps) {
  const t = useTranslate<MessageKey>();
  const { dispatch, group } = useWidget();
  const query = useGroupState((state) => state.query);
  const found = useSuggestedCustomers(query);
  const customers = found?.customers ?? noCustomers;
  const none = found !== undefined && customers.length === 0;
  const nothing = none && !found.error;
  useReportError(found?.error);

  function choose(customer: CustomerSummary) {
    props.searches.add(query);
    props.onClose();
    if (dispatch('customer-select', { customer })) group.store.set({ editing: { mode: 'edit', id: customer.id } });
  }

  function announcement(): string {
    if (!found) return '';
    if (found.error) return describeError(found.error, t);
    return nothing ? t('search.found.none') : t('search.suggestions.found', { count: customers.length });
  }

  const active = useListbox(props, { options: customers, none, onChoose: choose, announcement: announcement() });
  if (query === '') return null;
  const words = queryWords(query);
  return (
    <Popup anchor={props.field}>
      {!found && <p className="suggestions-note suggestions-wait">{t('search.suggestions.wait')}</p>}
      {found?.error && <p className="suggestions-note">{describeError(found.error, t)}</p>}
      {nothing && <p className="suggestions-note">{t('search.found.none')}</p>}
      <ul id={props.id} role="listbox" aria-label={t('search.suggestions')} hidden={customers.length === 0}>
        {customers.map((customer, index) => (
          <Option
            key={customer.id}
            listbox={props.id}
            index={index}
            isActive={index === active}
            onChoose={() => choose(customer)}
          >
            <span className="suggestion-name" dir="auto">
              <MatchedText text={customer.name} words={words} />
            </span>
            <span className="suggestion-detail">
              {customer.company !== undefined && (
                <>
                  <bdi>
                    <MatchedText text={customer.company} words={words} />
                  </bdi>
                  {' · '}
                </>
              )}
              <bdi>
                <MatchedText text={customer.email} words={words} />
              </bdi>
            </span>
          </Option>
        ))}
      </ul>
    </Popup>
  );
}
