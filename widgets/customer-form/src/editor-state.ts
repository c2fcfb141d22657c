import type { Customer } from '@customer-kit/kit';
import type { Creation } from '@customer-kit/kit/changes';
import { type FieldName, fieldNames } from './fields.ts';
import type { FieldFaults } from './form-rules.ts';
import { type FormValues, valuesOf } from './form-values.ts';
import { type Merged, type Part, partOf, valuesOfPart } from './merge.ts';

export type Side = 'mine' | 'theirs';

/** Somebody else saved meanwhile. The form already has what only they changed; the rest is the reader's choice. */
export interface Conflict {
  /** What both started from. */
  started: FormValues;
  mine: FormValues;
  theirs: FormValues;
  taken: readonly Part[];
  parts: readonly Part[];
  chosen: Readonly<Partial<Record<Part, Side>>>;
  /** Whether it was submitted, so that what is not chosen yet is a fault. */
  checked: boolean;
}

/** A customer who was deleted since. */
export interface Gone {
  id: string;
  /** What the edit started from. */
  values: FormValues;
}

export interface EditorState {
  /** False until the customer to edit is loaded. */
  ready: boolean;
  /** What the edit started from; undefined while creating. */
  base: Customer | undefined;
  values: FormValues;
  /** What was sent to be created, should nobody know what became of it. */
  creation: Creation | undefined;
  /** Fields whose faults are shown: left once, or submitted. */
  checked: ReadonlySet<FieldName>;
  /** Faults the server found; each lasts until its field is typed in. */
  refused: FieldFaults;
  /** Counts the submits that did not go through because of what the form holds. */
  stops: number;
  saving: boolean;
  conflict: Conflict | undefined;
  gone: Gone | undefined;
  /** Why nothing was saved, when that is not about a field. */
  failure: unknown;
  /** The form is still what failed to be saved, so that it may be sent again without being asked for. */
  pending: boolean;
  /** A save went through while the reader typed on. */
  typedOn: boolean;
}

export type EditorAction =
  | { type: 'loaded'; customer: Customer }
  | { type: 'typed'; name: FieldName; value: string }
  | { type: 'left'; name: FieldName }
  | { type: 'stopped' }
  | { type: 'sent'; creation?: Creation | undefined }
  | { type: 'refused'; faults: FieldFaults }
  | { type: 'merged'; current: Customer; started: FormValues; merged: Merged; again: boolean }
  | { type: 'continued'; started: FormValues; merged: Merged; creation: Creation | undefined }
  | { type: 'chosen'; part: Part; side: Side }
  | { type: 'gone' }
  | { type: 'resumed'; gone: Gone; values: FormValues; creation: Creation | undefined }
  | { type: 'failed'; error: unknown }
  | { type: 'saved'; customer: Customer };

/** `name`: of a customer that does not exist yet. */
export function initialState(ready: boolean, name: string): EditorState {
  return {
    ready,
    base: undefined,
    values: { ...valuesOf(undefined), name },
    creation: undefined,
    checked: new Set(),
    refused: {},
    stops: 0,
    saving: false,
    conflict: undefined,
    gone: undefined,
    failure: undefined,
    pending: false,
    typedOn: false,
  };
}

export function reduce(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case 'loaded':
      return { ...state, ready: true, base: action.customer, values: valuesOf(action.customer) };
    case 'typed':
      return type(state, action.name, action.value);
    case 'left':
      return { ...state, checked: new Set([...state.checked, action.name]) };
    case 'stopped':
      return stopped(state);
    case 'sent':
      return { ...state, saving: true, pending: false, typedOn: false, creation: action.creation };
    case 'refused':
      return { ...answered(state), refused: action.faults, stops: state.stops + 1 };
    case 'merged':
      return merged(
        { ...state, base: action.current, gone: undefined, creation: undefined, saving: action.again },
        action,
      );
    case 'continued':
      return merged({ ...state, creation: action.creation }, action);
    case 'chosen':
      return choose(state, action.part, action.side);
    case 'gone':
      return { ...answered(state), base: undefined, gone: goneFrom(state) };
    case 'resumed':
      return { ...state, ready: true, gone: action.gone, values: action.values, creation: action.creation };
    case 'failed':
      return { ...answered(state), failure: action.error, pending: true };
    case 'saved':
      return { ...answered(state), base: action.customer, creation: undefined, gone: undefined, typedOn: true };
    default:
      return action satisfies never;
  }
}

function goneFrom({ base, gone }: EditorState): Gone | undefined {
  return base ? { id: base.id, values: valuesOf(base) } : gone;
}

/** The server answered; the answer before it no longer counts. */
function answered(state: EditorState): EditorState {
  return { ...state, saving: false, failure: undefined, pending: false, refused: {}, conflict: undefined };
}

function stopped(state: EditorState): EditorState {
  const conflict = state.conflict && { ...state.conflict, checked: true };
  return {
    ...state,
    checked: new Set(fieldNames),
    conflict,
    failure: undefined,
    pending: false,
    stops: state.stops + 1,
  };
}

function type(before: EditorState, name: FieldName, value: string): EditorState {
  const state = { ...before, pending: false };
  const values = { ...state.values, [name]: value };
  const { [name]: _, ...refused } = state.refused;
  const { conflict } = state;
  const part = partOf(name);
  if (!conflict?.parts.includes(part)) return { ...state, values, refused };
  // What is typed now is mine, whatever it started from.
  const mine = { ...conflict.mine, ...valuesOfPart(values, part) };
  return { ...state, values, refused, conflict: { ...conflict, mine, chosen: { ...conflict.chosen, [part]: 'mine' } } };
}

function choose(state: EditorState, part: Part, side: Side): EditorState {
  const { conflict, values } = state;
  if (!conflict) return state;
  return {
    ...state,
    values: { ...values, ...valuesOfPart(conflict[side], part) },
    conflict: { ...conflict, chosen: { ...conflict.chosen, [part]: side } },
  };
}

/** From here on the edit starts from the newest version; what was changed on both sides is the reader's to choose. */
function merged(state: EditorState, { started, merged: result }: { started: FormValues; merged: Merged }): EditorState {
  const { values, taken, conflicts } = result;
  const asks = taken.length > 0 || conflicts.length > 0;
  return {
    ...answered(state),
    saving: state.saving,
    values,
    conflict: asks
      ? { started, mine: values, theirs: valuesOf(state.base), taken, parts: conflicts, chosen: {}, checked: false }
      : undefined,
    stops: conflicts.length > 0 ? state.stops + 1 : state.stops,
  };
}

/**
 * What the typing is compared with when it is kept for later: where a choice is open, what both sides started from, so
 * that whoever continues is asked to choose again.
 */
export function startOf({ base, gone, conflict }: Pick<EditorState, 'base' | 'gone' | 'conflict'>): FormValues {
  const open = conflict?.parts.filter((part) => !conflict.chosen[part]) ?? [];
  return open.reduce<FormValues>(
    (values, part) => ({ ...values, ...(conflict && valuesOfPart(conflict.started, part)) }),
    gone?.values ?? valuesOf(base),
  );
}
