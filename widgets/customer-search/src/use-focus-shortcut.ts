import { useShortcut } from '@customer-kit/kit/shortcut';
import { type RefObject, useEffect } from 'react';
import { firstVisible } from './first-visible.ts';

/** The fields of every search on the page, and the key that goes to each. */
const fields = new Map<HTMLInputElement, string>();

/** A key of the whole page that goes to the first of its search fields there is to see. */
export function useFocusShortcut(keys: string, input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const field = input.current;
    if (!field) return undefined;
    fields.set(field, keys);
    return () => void fields.delete(field);
  }, [input, keys]);

  useShortcut(keys, () => {
    const meant = [...fields.keys()].filter((field) => fields.get(field) === keys);
    if (input.current !== firstVisible(meant)) return false;
    input.current?.select();
    input.current?.focus();
    return true;
  });
}
