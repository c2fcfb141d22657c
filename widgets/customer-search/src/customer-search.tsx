import { Button, Icon, useGroupState, useTranslate } from '@customer-kit/kit';
import { useLoadedCustomers } from '@customer-kit/kit/loaded-customers';
import { shortcutLabel } from '@customer-kit/kit/shortcut';
import { type KeyboardEvent, useId, useRef } from 'react';
import type { CustomerSearchOptions } from './customer-search-options.ts';
import type { MessageKey } from './messages.ts';
import { useDropdown } from './use-dropdown.ts';
import { useFocusShortcut } from './use-focus-shortcut.ts';
import { useGoToRows } from './use-go-to-rows.ts';
import { useQueryParameter } from './use-query-parameter.ts';
import { useSearchText } from './use-search-text.ts';

/** The text that filters the group's list; below it, if wanted, whom it finds and what was searched for before. */
export function CustomerSearch(options: CustomerSearchOptions) {
  const { query, shortcut = '/', queryParameter } = options;
  const t = useTranslate<MessageKey>();
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useQueryParameter(query === undefined ? queryParameter : undefined);
  const { text, tooShort, type, compose, apply } = useSearchText(query);
  const dropdown = useDropdown(options);
  const { shown, Suggestions } = dropdown;
  useFocusShortcut(shortcut, input);
  const rows = useGoToRows(apply);

  function search(wanted: string) {
    apply(wanted);
    if (wanted.trim() !== '') dropdown.searches.add(wanted.trim());
    dropdown.close();
  }

  function clear() {
    apply('');
    input.current?.focus();
    dropdown.open();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    dropdown.keys.current?.(event);
    if (event.defaultPrevented) return;
    if (event.key === 'ArrowDown') {
      if (!dropdown.isOpen && dropdown.opensFor(text)) dropdown.open();
      else if (hasModifier(event) || !rows.go(text)) return;
      event.preventDefault();
    } else if (event.key === 'Escape' && text !== '') {
      // This Escape was for the text: it must not also close a dialog of the host around it.
      event.preventDefault();
      event.stopPropagation();
      rows.stay();
      apply('');
    }
  }

  return (
    <form
      className="search"
      part="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(text);
        rows.go(text);
      }}
      onFocus={dropdown.onFocus}
      onBlur={dropdown.onBlur}
    >
      <label className="visually-hidden" htmlFor={id}>
        {t('search.label')}
      </label>
      <div className="search-field" part="field" ref={field}>
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
          aria-keyshortcuts={shortcut || undefined}
          {...(dropdown.enabled && {
            role: 'combobox',
            'aria-autocomplete': 'list',
            'aria-expanded': shown.expanded,
            'aria-controls': shown.expanded ? `${id}-list` : undefined,
            'aria-activedescendant': shown.active,
          })}
          onChange={(event) => {
            const { nativeEvent } = event;
            const composing = nativeEvent instanceof InputEvent && nativeEvent.isComposing;
            (composing ? compose : type)(event.target.value);
            rows.stay();
            dropdown.open();
          }}
          onCompositionEnd={(event) => type(event.currentTarget.value)}
          onFocus={() => text === '' && dropdown.open()}
          onBlur={rows.stay}
          onClick={dropdown.open}
          onKeyDown={onKeyDown}
        />
        {tooShort && (
          <span className="search-hint" id={`${id}-hint`}>
            {t('search.hint')}
          </span>
        )}
        {text === '' && shortcut !== '' && (
          <kbd className="search-key" aria-hidden="true">
            {shortcutLabel(shortcut)}
          </kbd>
        )}
        <Button kind="quiet" icon="close" aria-label={t('search.clear')} hidden={text === ''} onClick={clear} />
      </div>
      {Suggestions && (
        <Suggestions
          id={`${id}-list`}
          field={field}
          text={text}
          suggests={dropdown.suggests}
          searches={dropdown.searches}
          keys={dropdown.keys}
          onShow={dropdown.setShown}
          onSearch={search}
          onClear={() => {
            dropdown.searches.clear();
            input.current?.focus();
          }}
          onClose={dropdown.close}
        />
      )}
      <Announcement hint={tooShort} below={shown.announcement} />
    </form>
  );
}

function hasModifier({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return shiftKey || ctrlKey || altKey || metaKey;
}

/** What changed on the page because of the search, for those who do not see the list. */
function Announcement({ hint, below }: { hint: boolean; below: string }) {
  const t = useTranslate<MessageKey>();
  const query = useGroupState((state) => state.query);
  const found = useLoadedCustomers();

  function announcement(): string {
    if (hint) return t('search.hint');
    if (query === '' || !found) return below;
    if (found.count === 0) return t('search.found.none');
    return t(found.more ? 'search.found.more' : 'search.found.all', { count: found.count });
  }

  return (
    <p className="visually-hidden" role="status">
      {announcement()}
    </p>
  );
}
