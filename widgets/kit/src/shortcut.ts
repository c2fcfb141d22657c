import { shortcutListeners } from '@customer-kit/kit';
import { useEffect, useRef } from 'react';

/**
 * A key of the whole page while the widget is there: `/`, `k`, `Control+z` (Command on Apple's keyboards counts as
 * Control); empty for none. The page comes first: nothing happens where somebody types, in an open modal dialog, or
 * when a listener of the page has used the key. `act` returns false to leave the key alone.
 */
export function useShortcut(keys: string, act: () => unknown): void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    if (keys === '') return undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || !matches(event, keys) || belongsElsewhere(event)) return;
      if (newest.current() !== false) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    shortcutListeners.add(onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      shortcutListeners.delete(onKeyDown);
    };
  }, [keys]);
}

/** What to show of a shortcut beside the button that does the same. */
export function shortcutLabel(keys: string): string {
  const apple = /Mac|iPhone|iPad/.test(navigator.platform);
  return keys.toUpperCase().replace('CONTROL+', apple ? '⌘' : 'Ctrl+');
}

/** Shift is free for keys that are no letters: some keyboards need it for "/". */
function matches({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }: KeyboardEvent, keys: string): boolean {
  const control = keys.startsWith('Control+');
  const wanted = control ? keys.slice('Control+'.length) : keys;
  if (isComposing || key.toLowerCase() !== wanted.toLowerCase()) return false;
  return (ctrlKey || metaKey) === control && !altKey && !(shiftKey && /^\p{L}$/u.test(key));
}

function belongsElsewhere(event: KeyboardEvent): boolean {
  const path = event.composedPath().filter((target) => target instanceof HTMLElement);
  const [target] = path;
  return (target !== undefined && isEditable(target)) || path.some((element) => element.matches('dialog:modal'));
}

/** Inputs that nobody types into; of a type unheard of, it is text. */
const untyped = /^(checkbox|radio|range|button|submit|reset|image|file|color)$/;

/** A custom element whose inside cannot be seen may be a text field. */
function isEditable(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !untyped.test(element.type);
  if (element.isContentEditable || element.matches('textarea, select, [role="textbox"]')) return true;
  return element.localName.includes('-') && !element.shadowRoot;
}
