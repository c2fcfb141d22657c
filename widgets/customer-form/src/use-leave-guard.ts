import { useEffect, useRef } from 'react';

/**
 * While there is typing to lose, whoever wants to leave is held up: the browser's own question before the page is
 * unloaded; `ask`, with the way to go on, where the page only shows something else:
 * - the host asks by a cancelable `customer-leave` event anywhere in the document;
 * - Back, Forward and links within the page, in browsers with the Navigation API. What a host's router does by itself
 *   (`pushState`) is let pass: it would not notice that it was stopped.
 * Nothing is ever put into the page's history.
 */
export function useLeaveGuard(dirty: boolean, ask: (goOn: () => void) => void): void {
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });

  useEffect(() => {
    if (!dirty) return undefined;
    const guarding = new AbortController();
    const { signal } = guarding;
    const hold = (event: Event, goOn: () => void) => {
      if (!event.cancelable) return;
      event.preventDefault();
      newest.current(() => {
        guarding.abort();
        goOn();
      });
    };

    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    // Captured, so that it is heard wherever it is dispatched and whether it bubbles or not.
    window.addEventListener('customer-leave', (event) => hold(event, () => event.detail?.leave?.()), {
      capture: true,
      signal,
    });
    (window as Partial<Window>).navigation?.addEventListener(
      'navigate',
      (event) => {
        const { destination, navigationType, userInitiated } = event;
        if (!destination.sameDocument) return;
        if (navigationType === 'traverse') hold(event, () => void window.navigation.traverseTo(destination.key));
        else if (userInitiated) hold(event, () => void window.navigation.navigate(destination.url));
      },
      { signal },
    );
    return () => guarding.abort();
  }, [dirty]);
}
