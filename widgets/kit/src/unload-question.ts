import { useEffect } from 'react';

/** While `asks`, the browser asks before the page is left: whoever leaves would believe that all is done. */
export function useUnloadQuestion(asks: boolean): void {
  useEffect(() => {
    if (!asks) return undefined;
    const hold = (event: Event) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [asks]);
}
