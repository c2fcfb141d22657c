import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameterOf, withParameter } from './url-parameter.ts';

describe('a parameter of the page’s URL', () => {
  test.each([
    ['', 'q', 'ada', '?q=ada'],
    ['?page=2', 'q', 'ada', '?page=2&q=ada'],
    ['?q=old&page=2&q=older', 'q', 'new & true', '?page=2&q=new%20%26%20true'],
    ['?flag&empty=&a+b=%41', 'q', 'x', '?flag&empty=&a+b=%41&q=x'],
    ['?q=ada', 'q', '', ''],
    ['?q=ada&page=2', 'q', '', '?page=2'],
    ['?%71=ada', 'q', '', ''],
  ])('%s with %s set to "%s" is %s', (search, name, value, expected) => {
    expect(withParameter(search, name, value)).toBe(expected);
  });

  test('what is written is read again, and the others stay', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.dictionary(text, text), text, text, (others, name, value) => {
        const before = new URLSearchParams(Object.entries(others).filter(([key]) => key !== name));
        const search = withParameter(`?${before}`, name, value);
        expect(parameterOf(search, name)).toBe(value);
        const after = new URLSearchParams(search);
        after.delete(name);
        expect([...after]).toEqual([...before]);
      }),
    );
  });
});
