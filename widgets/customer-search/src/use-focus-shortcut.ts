import { useShortcut } from '@customer-kit/kit/shortcut';
import { type RefObject, useEffect } from 'react';
import { firstVisible } from './first-visible.ts';

/** The fields of every search on the page. */
const fields = new Set<HTMLInputElement>();

/** A key of the whole page that goes to the first search field there is to see. */
export function useFocusShortcut(keys: string, input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const field = input.current;
    if (!field) return undefined;
    fields.add(field);
    return () => void fields.delete(field);
  }, [input]);

  useShortcut(keys, () => {
    if (input.current !== firstVisible(fields)) return false;
    input.current?.select();
    input.current?.focus();
    return true;
  });
}
