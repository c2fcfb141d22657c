import { expect, test } from 'vitest';
import { exampleCustomer } from './examples.ts';
import { problem } from './problem.ts';
import { type ProblemName, problemNameOf, problemType } from './problem-names.ts';
import { problemBody, problems } from './problems.ts';
import { validate } from './validation.ts';

test.each(Object.keys(problems) as ProblemName[])('%s is known again by its type', (name) => {
  expect(problemNameOf(problemType(name))).toBe(name);
  expect(validate(problem, problemBody(name), 'body').ok).toBe(true);
});

test.each(['', 'about:blank', 'urn:customer-kit:problem:', 'urn:customer-kit:problem:toString', 'email-taken'])(
  '"%s" is no problem of ours',
  (type) => expect(problemNameOf(type)).toBeUndefined(),
);

test('a problem carries what belongs to this time', () => {
  const body = problemBody('version-conflict', { current: exampleCustomer, requestId: 'r-1' });
  expect(body).toMatchObject({ status: 412, current: exampleCustomer, requestId: 'r-1' });
});

test('no gateway response is answered by two problems', () => {
  const all = Object.values(problems).flatMap(({ gateway }) => [...gateway]);
  expect(new Set(all).size).toBe(all.length);
});
