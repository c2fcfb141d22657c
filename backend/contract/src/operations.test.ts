import { describe, expect, test } from 'vitest';
import { type Operation, operationNames, operations, problemsEverywhere } from './operations.ts';
import { problems } from './problems.ts';
import { validate } from './validation.ts';

describe.each(operationNames)('%s', (name) => {
  const operation: Operation = operations[name];
  const { example } = operation;

  test('shows an example its own rules accept', () => {
    const parts = [
      [operation.params, example.params, 'path'],
      [operation.query, example.query, 'query'],
      [operation.headers, example.headers ?? {}, 'header'],
      [operation.body, example.body, 'body'],
    ] as const;
    for (const [schema, value, where] of parts) {
      expect(schema === undefined, `${where} of the example`).toBe(
        value === undefined || (where === 'header' && !operation.headers),
      );
      if (schema) expect(validate(schema, value, where)).toEqual({ ok: true, data: value });
    }
  });

  test('shows an answer that it declares', () => {
    const response = operation.responses[example.status];
    expect(response).toBeDefined();
    if (response?.body) {
      expect(validate(response.body, example.response, 'body')).toEqual({ ok: true, data: example.response });
    } else expect(example.response).toBeUndefined();
  });

  test('names each of its parameters in its path', () => {
    const named = Object.keys(example.params ?? {}).map((parameter) => `{${parameter}}`);
    expect(operation.path.match(/\{\w+\}/g) ?? []).toEqual(named);
  });

  test('lists no problem twice', () => {
    const all = [...operation.problems, ...problemsEverywhere];
    expect(new Set(all).size).toBe(all.length);
  });
});

test('every problem is answered by some operation', () => {
  const answered = new Set([...problemsEverywhere, ...operationNames.flatMap((name) => operations[name].problems)]);
  expect(Object.keys(problems).filter((name) => !answered.has(name as keyof typeof problems))).toEqual([]);
});
