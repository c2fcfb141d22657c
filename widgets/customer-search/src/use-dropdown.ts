import { useGroupState } from '@customer-kit/kit';
import { type FocusEvent, useCallback, useRef, useState } from 'react';
import type { CustomerSearchOptions } from './customer-search-options.ts';
import { type KeyHandler, nothingShown } from './use-listbox.ts';
import { useOwnSearches } from './use-own-searches.ts';
import { useSuggestions } from './use-suggestions.ts';

/** Whether something may open under the field, whether it should, and what the field has to say about it. */
export function useDropdown({ api, suggestions = 'auto', recent = 'auto' }: CustomerSearchOptions) {
  const isAlone = !useGroupState(({ mounted }) => mounted['customer-list']);
  const suggests = suggestions === 'on' || (suggestions === 'auto' && isAlone);
  const keeps = recent === 'on' || (recent === 'auto' && suggests);
  const [focused, setFocused] = useState(false);
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(nothingShown);
  const keys = useRef<KeyHandler>(null);
  const Suggestions = useSuggestions(focused && (suggests || keeps));
  const searches = useOwnSearches(api, keeps, open);

  return {
    /** The field is a combobox. */
    enabled: suggests || keeps,
    suggests,
    /** Something may open for this text. */
    opensFor: (text: string) => (text.trim() === '' ? keeps : suggests),
    searches,
    shown,
    setShown,
    keys,
    isOpen: open,
    Suggestions: open ? Suggestions : undefined,
    open: useCallback(() => setOpen(true), []),
    close: useCallback(() => setOpen(false), []),
    onFocus: () => setFocused(true),
    /** The focus may go to a button of what is open. */
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
      setFocused(false);
      setOpen(false);
    },
  };
}
