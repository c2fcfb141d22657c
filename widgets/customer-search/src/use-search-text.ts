import { searchableQuery, useGroupState, useWidget } from '@customer-kit/kit';
import { useCallback, useEffect, useState } from 'react';

/** Milliseconds without a key before the list is asked: longer than the gap between two keys of a fast typist. */
const pause = 250;

interface Field {
  text: string;
  /** `composing`: an input method is at work, its text is not final. `typing`: the pause has not passed yet. */
  phase: 'composing' | 'typing' | 'settled';
  /** What the text was last matched against: the host's, and the group's. */
  given: string | undefined;
  shared: string;
}

export interface SearchText {
  /** What the field shows. */
  text: string;
  /** True once typing has paused on a text that cannot be looked up. */
  tooShort: boolean;
  /** Takes what was typed; the group's query follows after a pause. */
  type: (text: string) => void;
  /** Takes what an input method has so far, and waits. */
  compose: (text: string) => void;
  /** Makes a text the group's query now. */
  apply: (text: string) => void;
}

/** The text of the field and the group's query, each following the other. */
export function useSearchText(given: string | undefined): SearchText {
  const { group, dispatch } = useWidget();
  const { store } = group;
  const shared = useGroupState((state) => state.query);
  const [stored, setField] = useState<Field>(() => ({ text: given ?? shared, phase: 'settled', given, shared }));
  const field = follow(stored, given, shared);
  if (field !== stored) setField(field);
  const { text, phase } = field;

  const apply = useCallback(
    (next: string) => {
      setField((before) => ({ ...before, text: next, phase: 'settled' }));
      const query = searchableQuery(next);
      if (store.get().query === query) return;
      store.set({ query });
      dispatch('customer-search', { query });
    },
    [store, dispatch],
  );

  useEffect(() => {
    if (phase !== 'typing') return undefined;
    const timer = setTimeout(() => apply(text), pause);
    return () => clearTimeout(timer);
  }, [phase, text, apply]);

  // The host's own text is no news to it: no event.
  useEffect(() => {
    if (given !== undefined) store.set({ query: searchableQuery(given) });
  }, [given, store]);

  return {
    text,
    tooShort: phase === 'settled' && text.trim() !== '' && searchableQuery(text) === '',
    type: (next) => setField((before) => ({ ...before, text: next, phase: 'typing' })),
    compose: (next) => setField((before) => ({ ...before, text: next, phase: 'composing' })),
    apply,
  };
}

/**
 * The field after the host or another widget of the group (the list's "Clear search") set another query. A host that
 * gives back what the group has already tells nothing new: the text stays as it is being typed.
 */
function follow(field: Field, given: string | undefined, shared: string): Field {
  if (given !== field.given && given !== undefined && searchableQuery(given) !== shared) {
    return { text: given, phase: 'settled', given, shared };
  }
  if (given === field.given && shared === field.shared) return field;
  if (shared === field.shared || shared === searchableQuery(field.text)) return { ...field, given, shared };
  return { text: shared, phase: 'settled', given, shared };
}
