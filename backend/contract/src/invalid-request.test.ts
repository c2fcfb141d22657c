import { expect, test } from 'vitest';
import { invalidRequest } from './invalid-request.ts';
import type { FieldError } from './problem.ts';

const errors = (count: number): FieldError[] =>
  Array.from({ length: count }, (_, index) => ({
    in: 'body',
    pointer: `/f${index}`,
    code: 'unknown',
    message: `f${index} is unknown.`,
  }));

test('says every broken rule twice: for programs, and in words', () => {
  expect(invalidRequest(errors(2))).toEqual({ detail: 'f0 is unknown. f1 is unknown.', errors: errors(2) });
  expect(invalidRequest(errors(50))).toMatchObject({
    errors: errors(50),
    detail: expect.not.stringContaining('These'),
  });
});

test('of more than 50 says the first 50, and how many there are', () => {
  expect(invalidRequest(errors(51))).toEqual({
    detail: `${invalidRequest(errors(50)).detail} These are 50 of 51 broken rules.`,
    errors: errors(50),
  });
});
