/**
 * Asks the widgets before the portal shows something else. One that has typing to lose cancels the event, asks the
 * reader, and does what was wanted itself when that is the answer.
 */
function isFree(goOn: () => void): boolean {
  return document.dispatchEvent(new CustomEvent('customer-leave', { cancelable: true, detail: { leave: goOn } }));
}

export function leave(goOn: () => void): void {
  if (isFree(goOn)) goOn();
}

/** Links within the portal ask first; the result stops that. */
export function guardLinks(): () => void {
  function ask(event: MouseEvent) {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
    // With a key held, the link opens elsewhere and this page stays.
    if (!link || link.hash === location.hash || ctrlKey || metaKey || shiftKey) return;
    const goOn = () => {
      location.hash = link.hash;
    };
    if (!isFree(goOn)) event.preventDefault();
  }
  document.addEventListener('click', ask);
  return () => document.removeEventListener('click', ask);
}
