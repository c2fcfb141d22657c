import type { Creation } from '@customer-kit/kit/changes';
import { type FieldName, fieldNames } from './fields.ts';
import { areSame, type FormValues } from './form-values.ts';
import { type Merged, merge, type Part, partNames, parts, valuesOfPart } from './merge.ts';

/** Typing that was not saved: only what was changed, and what it was changed from. */
export interface Draft {
  /** When it was kept, in milliseconds since 1970. */
  keptAt: number;
  /** What the customer is called, for a reader to recognize. */
  name: string;
  /** Fields as typed. An address is kept whole. */
  typed: Partial<FormValues>;
  /** The same fields before. */
  replaced: Partial<FormValues>;
  /** What was sent to be created, should nobody know what became of it: sent again, it makes no second customer. */
  creation?: Creation | undefined;
  /** The customer was deleted meanwhile. All fields are kept, as they may be nowhere else. */
  gone?: boolean | undefined;
}

export function draftOf(started: FormValues, values: FormValues, creation: Creation | undefined, gone = false): Draft {
  const changed = partNames.filter((part) => gone || !areSame(started, values, parts[part]));
  const only = (all: FormValues) => Object.assign({}, ...changed.map((part) => valuesOfPart(all, part)));
  return {
    keptAt: Date.now(),
    name: started.name || values.name,
    typed: only(values),
    replaced: only(started),
    creation,
    gone,
  };
}

/** The draft over what is stored now: what both it and somebody else changed meanwhile is a conflict. */
export function continueDraft({ typed, replaced }: Draft, now: FormValues): { started: FormValues; merged: Merged } {
  const started = { ...now, ...replaced };
  return { started, merged: merge(started, { ...now, ...typed }, now) };
}

/** What a draft is about, in the form's order. */
export function partsOfDraft({ typed, replaced }: Draft): Part[] {
  return partNames.filter((part) => parts[part].some((name) => typed[name] !== replaced[name]));
}

/** The draft a text holds; undefined when it is none that this version can read. */
export function parseDraft(text: string): Draft | undefined {
  try {
    const { keptAt, name, typed, replaced, creation, gone } = JSON.parse(text) as Draft;
    if (!Number.isFinite(keptAt) || typeof name !== 'string' || !isFields(typed) || !isFields(replaced))
      return undefined;
    return { keptAt, name, typed, replaced, creation, gone };
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Partial<FormValues> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([name, text]) => fieldNames.includes(name as FieldName) && typeof text === 'string',
  );
}
