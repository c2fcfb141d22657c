import { Button, Icon, useGroupState, useLoadedCustomers, useTranslate, type WidgetOptions } from '@customer-kit/kit';
import { type KeyboardEvent, useId, useRef } from 'react';
import type { MessageKey } from './messages.ts';
import { useSearchText } from './use-search-text.ts';

export interface CustomerSearchProps extends WidgetOptions {
  /** The text to search by: at first, and again whenever the host changes it. */
  query?: string | undefined;
}

export function CustomerSearch({ query }: CustomerSearchProps) {
  const t = useTranslate<MessageKey>();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { text, tooShort, type, compose, apply } = useSearchText(query);

  function clearOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || text === '') return;
    // This Escape was for the text: it must not also close a dialog of the host around it.
    event.preventDefault();
    event.stopPropagation();
    apply('');
  }

  return (
    <form
      className="search"
      part="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        apply(text);
      }}
    >
      <label className="visually-hidden" htmlFor={id}>
        {t('search.label')}
      </label>
      <div className="search-field" part="field">
        <Icon name="search" />
        <input
          ref={input}
          id={id}
          className="search-input"
          type="search"
          name="q"
          dir="auto"
          value={text}
          maxLength={200}
          placeholder={t('search.placeholder')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          aria-describedby={tooShort ? `${id}-hint` : undefined}
          onChange={(event) => {
            const { nativeEvent } = event;
            const composing = nativeEvent instanceof InputEvent && nativeEvent.isComposing;
            (composing ? compose : type)(event.target.value);
          }}
          onCompositionEnd={(event) => type(event.currentTarget.value)}
          onKeyDown={clearOnEscape}
        />
        {tooShort && (
          <span className="search-hint" id={`${id}-hint`}>
            {t('search.hint')}
          </span>
        )}
        <Button
          kind="quiet"
          icon="close"
          aria-label={t('search.clear')}
          hidden={text === ''}
          onClick={() => {
            apply('');
            input.current?.focus();
          }}
        />
      </div>
      <Announcement hint={tooShort} />
    </form>
  );
}

/** What changed on the page because of the search, for those who do not see the list. */
function Announcement({ hint }: { hint: boolean }) {
  const t = useTranslate<MessageKey>();
  const query = useGroupState((state) => state.query);
  const found = useLoadedCustomers();

  function announcement(): string {
    if (hint) return t('search.hint');
    if (query === '' || !found) return '';
    if (found.count === 0) return t('search.found.none');
    return t(found.more ? 'search.found.more' : 'search.found.all', { count: found.count });
  }

  return (
    <p className="visually-hidden" role="status">
      {announcement()}
    </p>
  );
}
