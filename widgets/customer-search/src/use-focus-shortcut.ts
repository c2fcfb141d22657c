import { useShortcut } from '@customer-kit/kit/shortcut';
import { type RefObject, useEffect } from 'react';

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
    if (input.current !== firstVisible()) return false;
    input.current?.select();
    input.current?.focus();
    return true;
  });
}

function firstVisible(): HTMLInputElement | null {
  const visible = [...fields].filter((field) => field.checkVisibility({ visibilityProperty: true }));
  return visible.toSorted((a, b) => (isAfter(hostOf(a), hostOf(b)) ? 1 : -1))[0] ?? null;
}

/** Each field is in a shadow root of its own; the page's order is that of their hosts. */
function hostOf(field: HTMLInputElement): Node {
  const root = field.getRootNode();
  return root instanceof ShadowRoot ? root.host : field;
}

function isAfter(a: Node, b: Node): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}
