import { ApiError, type Customer, isGone, useWidget } from '@customer-kit/kit';
import { creationOf, useCreateCustomer, useUpdateCustomer } from '@customer-kit/kit/changes';
import { useEffect, useReducer, useRef, useState } from 'react';
import { type EditorAction, type EditorState, type Gone, initialState, reduce } from './editor-state.ts';
import { fieldNames } from './fields.ts';
import { checkCreate, checkUpdate, type FieldFaults, faultsOf } from './form-rules.ts';
import { areSame, type FormValues, valuesOf } from './form-values.ts';
import { merge, type Part } from './merge.ts';

/** A save that went through. */
export interface Saved {
  customer: Customer;
  created: boolean;
  /** Parts somebody else had changed meanwhile, which were merged without asking. */
  taken: readonly Part[];
}

export interface Editor extends EditorState {
  /** Faults to show now. */
  faults: FieldFaults;
  /** Whether there is typing that a reload would lose. */
  dirty: boolean;
  dispatch: (action: EditorAction) => void;
  submit: () => void;
  /** The reader is asked whether to discard what is typed; nothing is sent until the answer. */
  asking: boolean;
  /** What was sent and refused because the API was busy is not sent again. */
  discard: () => void;
}

/** Merges that are sent again at once, should others keep saving; then the reader is asked. */
const mergesWithoutAsking = 3;

export interface EditorOptions {
  /** True for a customer that does not exist yet; else the form waits for `loaded`. */
  creating: boolean;
  /** What a customer that does not exist yet is called to begin with. */
  typed: string;
  loaded: Customer | undefined;
  /** The reader, the page or the group wants to go on to something else. */
  leaving: boolean;
  onSaved: (saved: Saved) => void;
  /** A save that was under way when its changes were discarded went through. */
  onSavedLate: (saved: Saved) => void;
  /** Asked to save what is saved already. */
  onUnchanged: () => void;
}

/** One customer being edited or created: what is typed, what is wrong with it, and the way to save it. */
export function useEditor(options: EditorOptions): Editor {
  const { creating, typed, loaded, leaving, onSaved, onSavedLate, onUnchanged } = options;
  const [state, dispatch] = useReducer(reduce, undefined, () => initialState(creating, typed));
  const { client } = useWidget().group;
  const create = useCreateCustomer();
  const update = useUpdateCustomer();
  const [discarding] = useState(() => new AbortController());
  const answer = useRef<Promise<void>>(undefined);
  const { base, values } = state;
  const dirty = state.ready && !areSame(values, valuesOf(base));
  const asking = leaving && dirty;

  useEffect(() => {
    if (!asking) return undefined;
    let goOn = () => {};
    answer.current = new Promise((resolve) => {
      goOn = resolve;
    });
    return () => goOn();
  }, [asking]);

  async function wanted() {
    await answer.current;
    discarding.signal.throwIfAborted();
  }

  // Answers come later than the render that asked; they meet what is typed and wanted by then.
  const newest = useRef({ values, onSaved });
  useEffect(() => {
    newest.current = { values, onSaved };
  });

  useEffect(() => {
    // Only the first answer: a form must not change under the hands that type in it.
    if (loaded && !state.ready) dispatch({ type: 'loaded', customer: loaded });
  }, [loaded, state.ready]);

  function finish(sent: FormValues, saved: Saved) {
    if (areSame(newest.current.values, sent)) newest.current.onSaved(saved);
    else dispatch({ type: 'saved', customer: saved.customer });
  }

  /** The answer to a form that is closed meets only the promise. */
  async function tellLate(sent: Promise<Customer>, rest: Omit<Saved, 'customer'>) {
    try {
      const customer = await sent;
      if (discarding.signal.aborted) onSavedLate({ customer, ...rest });
    } catch {
      // Refused: told where the form is open, and as wanted where it was discarded.
    }
  }

  function refuse(error: unknown) {
    const faults = error instanceof ApiError ? refusedFields(error) : {};
    if (isGone(error)) dispatch({ type: 'gone' });
    else if (Object.keys(faults).length > 0) dispatch({ type: 'refused', faults });
    else dispatch({ type: 'failed', error });
  }

  function sendUpdate(from: Customer, sent: FormValues, taken: readonly Part[], merges: number) {
    const checked = checkUpdate(sent);
    if (!checked.ok) {
      dispatch({ type: 'stopped' });
      return;
    }
    dispatch({ type: 'sent' });
    const answered = update.mutateAsync(
      { from, body: checked.body, wanted },
      {
        onSuccess: (customer) => finish(sent, { customer, created: false, taken }),
        onError(error) {
          const current = error instanceof ApiError ? error.problem.current : undefined;
          if (current) meet(valuesOf(from), current, taken, merges);
          else refuse(error);
        },
      },
    );
    void tellLate(answered, { created: false, taken });
  }

  /** Merges with what is stored now, and sends that if there is nothing to choose. */
  function meet(started: FormValues, current: Customer, taken: readonly Part[], merges: number) {
    const merged = merge(started, newest.current.values, valuesOf(current));
    const again = merged.conflicts.length === 0 && merges > 0 && checkUpdate(merged.values).ok;
    dispatch({ type: 'merged', current, started, merged, again });
    if (again) sendUpdate(current, merged.values, [...taken, ...merged.taken], merges - 1);
  }

  /** Somebody may have brought the customer back; else it is created anew. */
  async function sendGone({ id, values: started }: Gone) {
    dispatch({ type: 'sent', creation: state.creation });
    try {
      const current = await client.call('getCustomer', { params: { id } });
      meet(started, current as Customer, [], mergesWithoutAsking);
    } catch (error) {
      if (isGone(error)) sendCreate();
      else refuse(error);
    }
  }

  function sendCreate() {
    const checked = checkCreate(values);
    if (!checked.ok) {
      dispatch({ type: 'stopped' });
      return;
    }
    const creation = creationOf(checked.body, state.creation);
    dispatch({ type: 'sent', creation });
    const answered = create.mutateAsync(
      { ...creation, wanted },
      {
        onSuccess: (customer) => finish(values, { customer, created: true, taken: [] }),
        onError: refuse,
      },
    );
    void tellLate(answered, { created: true, taken: [] });
  }

  const wrong = base ? checkUpdate(values) : checkCreate(values);
  const { conflict } = state;
  return {
    ...state,
    faults: { ...shown(wrong.ok ? {} : wrong.faults, state.checked), ...state.refused },
    dirty,
    asking,
    dispatch,
    submit() {
      if (state.saving || !state.ready) return;
      if (conflict?.parts.some((part) => !conflict.chosen[part])) dispatch({ type: 'stopped' });
      else if (base && !dirty) onUnchanged();
      else if (base) sendUpdate(base, values, [], mergesWithoutAsking);
      else if (state.gone) void sendGone(state.gone);
      else sendCreate();
    },
    discard: () => discarding.abort(),
  };
}

function refusedFields({ problemName, problem, fieldErrors }: ApiError): FieldFaults {
  if (problemName === 'email-taken') return { email: { code: 'taken', conflictingId: problem.conflictingId } };
  return faultsOf(fieldErrors);
}

function shown(faults: FieldFaults, checked: EditorState['checked']): FieldFaults {
  return Object.fromEntries(
    fieldNames.filter((name) => checked.has(name) && faults[name]).map((name) => [name, faults[name]]),
  );
}
