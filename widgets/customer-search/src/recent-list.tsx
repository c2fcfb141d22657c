import { Button, useTranslate } from '@customer-kit/kit';
import type { MessageKey } from './messages.ts';
import { Option } from './option.tsx';
import { Popup } from './popup.tsx';
import type { SuggestionsProps } from './suggestions.tsx';
import { useListbox } from './use-listbox.ts';

/** What was searched for before, to search for it again. */
export function RecentList(props: SuggestionsProps) {
  const t = useTranslate<MessageKey>();
  const { id, searches, onSearch } = props;
  const active = useListbox(props, { options: searches.recent, onChoose: onSearch, announcement: '' });
  return (
    <Popup anchor={props.field}>
      <div className="suggestions-head">
        <span id={`${id}-label`}>{t('search.recent')}</span>
        <Button kind="quiet" onClick={props.onClear}>
          {t('search.recent.clear')}
        </Button>
      </div>
      <ul id={id} role="listbox" aria-labelledby={`${id}-label`}>
        {searches.recent.map((query, index) => (
          <Option key={query} listbox={id} index={index} isActive={index === active} onChoose={() => onSearch(query)}>
            <span className="suggestion-name" dir="auto">
              {query}
            </span>
          </Option>
        ))}
      </ul>
    </Popup>
  );
}
