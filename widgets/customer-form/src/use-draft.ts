import { useEffect, useRef, useState } from 'react';
import { continueDraft, draftOf } from './draft.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { type KeptDraft, newCustomer, removeDraft } from './draft-store.ts';
import { startOf } from './editor-state.ts';
import { valuesOf } from './form-values.ts';
import type { Editor } from './use-editor.ts';

export interface OfferedDraft {
  draft: KeptDraft;
  accept: () => void;
  discard: () => void;
}

/**
 * Keeps what is typed until it is saved or given up, and gives what an earlier form left behind. It is offered only
 * while nothing is typed, so that continuing takes nothing away; of several, one after the other. While the host forbids
 * drafts, nothing is kept or offered.
 */
export function useDraft(editor: Editor, keeper: DraftKeeper, allowed: boolean): OfferedDraft | undefined {
  const { ready, base, gone, values, conflict, creation, dirty, saving, dispatch } = editor;
  const [offers, setOffers] = useState<readonly KeptDraft[]>([]);
  const customer = (base ?? gone)?.id ?? newCustomer;

  // Asked once: a form that has saved and goes on has left nothing behind.
  const asked = useRef(false);
  useEffect(() => {
    if (!allowed || !ready || asked.current) return;
    asked.current = true;
    void keeper.leftBehind(customer).then(setOffers);
  }, [allowed, ready, keeper, customer]);

  useEffect(() => {
    if (!ready) return;
    const started = startOf({ base, gone, conflict });
    keeper.typed(customer, allowed && dirty ? draftOf(started, values, creation, gone !== undefined) : undefined);
  }, [keeper, allowed, ready, customer, base, gone, conflict, values, creation, dirty]);

  useEffect(() => {
    if (saving) keeper.flush();
  }, [keeper, saving]);

  const [draft, ...others] = offers;
  if (!allowed || !draft || dirty || saving) return undefined;
  return {
    draft,
    accept() {
      keeper.adopt(draft);
      setOffers(others);
      // A new customer replaces nothing, nor does one that was deleted and becomes new.
      const over = base ? draft : { ...draft, replaced: {} };
      dispatch({ type: 'continued', ...continueDraft(over, valuesOf(base)), creation: draft.creation });
    },
    discard() {
      removeDraft(draft);
      setOffers(others);
    },
  };
}
