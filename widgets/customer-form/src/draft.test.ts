import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { continueDraft, draftOf, parseDraft, partsOfDraft } from './draft.ts';
import { fieldNames } from './fields.ts';
import { areSame, type FormValues, valuesOf } from './form-values.ts';
import { merge } from './merge.ts';

/** Few words, so that sides agree often. */
const values: fc.Arbitrary<FormValues> = fc
  .tuple(...fieldNames.map(() => fc.constantFrom('', 'a', 'b', ' b', '\0\u202e')))
  .map((words) => Object.fromEntries(fieldNames.map((name, index) => [name, words[index]])) as FormValues);

function kept(started: FormValues, typed: FormValues) {
  const draft = parseDraft(JSON.stringify(draftOf(started, typed, undefined)));
  if (!draft) throw new Error('The draft cannot be read back.');
  return draft;
}

test('continued over what it started from, a draft is what was typed', () => {
  fc.assert(
    fc.property(values, values, (started, typed) => {
      const { merged } = continueDraft(kept(started, typed), started);
      expect(areSame(merged.values, typed)).toBe(true);
      expect(merged).toMatchObject({ taken: [], conflicts: [] });
    }),
  );
});

test('continued after somebody else saved, it is what a save would have been merged to', () => {
  fc.assert(
    fc.property(values, values, values, (started, typed, now) => {
      const { merged } = continueDraft(kept(started, typed), now);
      const expected = merge(started, typed, now);
      expect(areSame(merged.values, expected.values)).toBe(true);
      expect(merged.conflicts).toEqual(expected.conflicts);
    }),
  );
});

test('holds no field that was not changed, and an address whole', () => {
  const before = { ...valuesOf(undefined), name: 'Bo', city: 'Umeå', country: 'SE', notes: 'Secret' };
  const draft = draftOf(before, { ...before, name: 'Bob', city: 'Luleå' }, undefined);
  const address = { line1: '', line2: '', postalCode: '', region: '', country: 'SE' };
  expect(draft.typed).toEqual({ name: 'Bob', city: 'Luleå', ...address });
  expect(draft.replaced).toEqual({ name: 'Bo', city: 'Umeå', ...address });
  expect(partsOfDraft(draft)).toEqual(['name', 'address']);
  expect(draft.name).toBe('Bo');
});

test('what is not a draft is not read', () => {
  const draft = draftOf(valuesOf(undefined), { ...valuesOf(undefined), name: 'Bo' }, undefined);
  const broken = ['', 'null', '[]', '{"keptAt":1}', JSON.stringify({ ...draft, typed: { name: 1 } })];
  for (const text of [...broken, JSON.stringify({ ...draft, typed: { other: 'x' } })]) {
    expect(parseDraft(text), text).toBeUndefined();
  }
});
