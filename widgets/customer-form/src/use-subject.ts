import { type Editing, useGroupState, useWidget } from '@customer-kit/kit';
import { useState } from 'react';
import type { CustomerFormOptions } from './customer-form-options.ts';

export interface Subject {
  /** What the form is to show; undefined: nothing. */
  editing: Editing | undefined;
  /** Whether the host decides, not the group. */
  controlled: boolean;
  /** Goes on to another customer, or to none. */
  go: (next: Editing | undefined) => void;
}

/**
 * Who is edited: what the host says, else what the group says. Under a host that controls, closing and going on to
 * another customer last until the host says something new.
 */
export function useSubject({ customerId, open }: CustomerFormOptions): Subject {
  const { store } = useWidget().group;
  const inGroup = useGroupState((state) => state.editing);
  const controlled = customerId !== undefined || open !== undefined;
  const asked = controlled ? askedBy(customerId, open) : inGroup;
  const [own, setOwn] = useState<{ after: string; editing: Editing | undefined }>();
  if (own && own.after !== keyOf(asked)) setOwn(undefined);

  return {
    editing: controlled && own?.after === keyOf(asked) ? own.editing : asked,
    controlled,
    go(next) {
      if (controlled) setOwn({ after: keyOf(asked), editing: next });
      else store.set({ editing: next });
    },
  };
}

function askedBy(id: string | undefined, open = true): Editing | undefined {
  if (!open) return undefined;
  return id === undefined ? { mode: 'create' } : { mode: 'edit', id };
}

/** Tells subjects apart. */
export function keyOf(editing: Editing | undefined): string {
  if (!editing) return '';
  return editing.mode === 'edit' ? editing.id : editing.mode;
}
