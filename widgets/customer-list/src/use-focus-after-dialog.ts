import { useGroupState } from '@customer-kit/kit';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * A dialog gives the focus back to what opened it. When that was deleted there is nobody to take it, and the keyboard
 * would start over at the top of the page: the row that Tab stops at takes it, or the region without rows.
 * Gives what tells that somebody was in the region: one that nobody used leaves the focus alone.
 */
export function useFocusAfterDialog(region: RefObject<HTMLElement | null>): () => void {
  const open = useGroupState((state) => state.deleting !== undefined || state.editing !== undefined);
  const used = useRef(false);
  useEffect(() => {
    const element = region.current;
    if (!open || !used.current) return undefined;
    // The dialog is another widget's: by the next frame it has closed and said where the focus goes.
    return () =>
      void requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        (element?.querySelector<HTMLElement>('[tabindex="0"]') ?? element)?.focus({ preventScroll: true });
      });
  }, [open, region]);
  return () => {
    used.current = true;
  };
}
