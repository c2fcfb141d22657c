import { runShortcuts } from '../shortcut-listeners.ts';

/**
 * Which events of a widget's inside its page gets to see. The page takes whatever leaves a shadow root for an event of
 * the element, so its shortcut "d" would fire while somebody types a "d" into our field.
 *
 * Inside stay: typing, editing and clipboard, double clicks, context menus, and keys but those the page may wait for:
 * Escape, Tab and function keys that we had no use for, and combinations with Ctrl, Alt or ⌘ outside text fields.
 * Clicks, pointers and focus go out as from any element; the page's menus close by them. Nothing goes out of a modal
 * dialog: the page is inert then, and its focus traps must not fight ours. What listens in the capture phase sees an
 * event before anything can keep it.
 */
const staying = words(`keydown keyup keypress beforeinput input compositionstart compositionupdate compositionend
  copy cut paste beforecopy beforecut beforepaste dblclick contextmenu`);
const stayingInDialogs = words(`focusin focusout click auxclick wheel pointerdown pointerup mousedown mouseup
  touchstart touchend`);

const keysOfPages = /^(Escape|Tab|F\d+)$/;
const inDialog = ':is(dialog:modal, dialog:modal *)';

/** Until the controller aborts. */
export function keepEventsInside(root: ShadowRoot): AbortController {
  const boundary = new AbortController();
  const { signal } = boundary;
  for (const type of staying) root.addEventListener(type, stay, { signal });
  for (const type of stayingInDialogs) root.addEventListener(type, stayInDialog, { signal, passive: true });
  return boundary;
}

function stay(event: Event): void {
  if (event instanceof KeyboardEvent && isForThePage(event)) return;
  event.stopPropagation();
  if (event instanceof KeyboardEvent && event.type === 'keydown') runShortcuts(event);
}

function stayInDialog(event: Event): void {
  if (comesFrom(event, inDialog)) event.stopPropagation();
}

function isForThePage(event: KeyboardEvent): boolean {
  const { type, key, ctrlKey, altKey, metaKey, defaultPrevented, isComposing } = event;
  if (type === 'keypress' || defaultPrevented || isComposing || comesFrom(event, inDialog)) {
    return false;
  }
  return (
    keysOfPages.test(key) ||
    ((ctrlKey || altKey || metaKey) && !comesFrom(event, 'input:not([type=checkbox]), select, textarea'))
  );
}

function comesFrom(event: Event, selector: string): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(selector);
}

function words(text: string): string[] {
  return text.split(/\s+/);
}
