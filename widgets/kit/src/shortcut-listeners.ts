type Listener = (event: KeyboardEvent) => void;

/**
 * Who waits for keys of the whole page. One set for all widgets, so the kit has it, while `shortcut.ts` is copied into
 * each widget with shortcuts: what is pressed inside one widget must reach the others, which its page does not.
 */
export const shortcutListeners = new Set<Listener>();

export function runShortcuts(event: KeyboardEvent): void {
  for (const listener of shortcutListeners) listener(event);
}
