import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldNames } from './fields.ts';
import { areSame, type FormValues, valuesOf } from './form-values.ts';
import { merge, partNames, parts } from './merge.ts';

const nobody = valuesOf(undefined);

/** Few words, so that sides agree often. */
const values: fc.Arbitrary<FormValues> = fc
  .tuple(...fieldNames.map(() => fc.constantFrom('', 'a', 'b', ' b')))
  .map((words) => Object.fromEntries(fieldNames.map((name, index) => [name, words[index]])) as FormValues);

describe('merging', () => {
  test('keeps what one side changed and asks about what both changed', () => {
    const base = { ...nobody, name: 'Bo', phone: '1', company: 'A' };
    const mine = { ...base, name: 'Bob', company: 'Mine' };
    const theirs = { ...base, phone: '2', company: 'Theirs' };
    expect(merge(base, mine, theirs)).toEqual({
      values: { ...mine, phone: '2' },
      taken: ['phone'],
      conflicts: ['company'],
    });
  });

  test('is silent about what both changed to the same', () => {
    const base = { ...nobody, name: 'Bo' };
    const both = { ...base, name: 'Bob ' };
    expect(merge(base, both, { ...both, name: 'Bob' })).toMatchObject({ taken: [], conflicts: [] });
  });

  test('takes each part whole from one side, and loses no change of either', () => {
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const merged = merge(base, mine, theirs);
        for (const part of partNames) {
          const names = parts[part];
          const asMine = areSame(merged.values, mine, names);
          const asTheirs = areSame(merged.values, theirs, names);
          expect(asMine || asTheirs).toBe(true);
          if (!areSame(base, mine, names)) expect(asMine).toBe(true);
          else expect(asTheirs).toBe(true);
          const bothDiffer = ![
            [base, mine],
            [base, theirs],
            [mine, theirs],
          ].some(([a, b]) => a && b && areSame(a, b, names));
          expect(merged.conflicts.includes(part)).toBe(bothDiffer);
        }
      }),
    );
  });
});
