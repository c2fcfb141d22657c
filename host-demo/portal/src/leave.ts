/**
 * Asks the widgets before the portal shows something else. One that has typing to lose cancels the event and asks the
 * reader itself.
 */
export function mayLeave(): boolean {
  return document.dispatchEvent(new CustomEvent('customer-leave', { cancelable: true }));
}

/** Links within the portal ask first; the result stops that. */
export function guardLinks(): () => void {
  function ask(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
    if (link && link.hash !== location.hash && !mayLeave()) event.preventDefault();
  }
  document.addEventListener('click', ask);
  return () => document.removeEventListener('click', ask);
}
