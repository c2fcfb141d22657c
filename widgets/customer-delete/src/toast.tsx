import { Button, focusedElement } from '@customer-kit/kit';
import { keepOnTop } from '@customer-kit/kit/dialog';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { joinToastStack } from './toast-stack.ts';

export interface ToastProps {
  closeLabel: string;
  /** Something is going on in it, or went wrong: it stays until it is closed. */
  stays: boolean;
  /** Asked when it has been there long enough, and by its close button. */
  onClose: () => void;
  /** What happened and a button or two. Announcing is up to the owner. */
  children: ReactNode;
}

/** Long enough to read and to reach. */
const seconds = 20;

/**
 * A message in the browser's top layer that goes by itself. The time stands still while the reader points at it, has the
 * focus in it, or looks at another tab (WCAG 2.2.1).
 */
export function Toast({ closeLabel, stays, onClose, children }: ToastProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const hidden = usePageHidden();
  const held = stays || pointed || focused || hidden;
  const close = useRef(onClose);
  useFocusReturn(ref);

  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    const toast = ref.current;
    if (!toast) return undefined;
    const leave = joinToastStack(toast);
    const end = keepOnTop(toast);
    return () => {
      end();
      leave();
    };
  }, []);

  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => close.current(), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [held]);

  return (
    <div
      ref={ref}
      className="toast"
      part="toast"
      popover="manual"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      {children}
      <Button kind="quiet" icon="close" aria-label={closeLabel} onClick={onClose} />
    </div>
  );
}

function usePageHidden(): boolean {
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const follow = () => setHidden(document.hidden);
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, []);
  return hidden;
}

/** A toast that goes while it has the focus gives it back to where it was before, not to the top of the page. */
function useFocusReturn(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const toast = ref.current;
    let before = focusedElement();
    function follow(event: FocusEvent) {
      const [target] = event.composedPath();
      if (target instanceof HTMLElement && !toast?.contains(target)) before = target;
    }
    document.addEventListener('focusin', follow);
    return () => {
      document.removeEventListener('focusin', follow);
      const active = focusedElement();
      if (active && toast?.contains(active)) before?.focus({ preventScroll: true });
    };
  }, [ref]);
}
