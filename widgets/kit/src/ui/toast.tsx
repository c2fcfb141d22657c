import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

export interface ToastProps {
  closeLabel: string;
  /** Asked when it has been there long enough, and by its close button. */
  onClose: () => void;
  /** What happened, announced politely, and a button or two. */
  children: ReactNode;
}

/** Long enough to read and to reach, and the time stands still while it is pointed at or has the focus (WCAG 2.2.1). */
const seconds = 20;

/** A message in the browser's top layer that goes by itself. */
export function Toast({ closeLabel, onClose, children }: ToastProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);

  useEffect(() => ref.current?.showPopover(), []);

  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(onClose, seconds * 1_000);
    return () => clearTimeout(timer);
  }, [held, onClose]);

  return (
    <div
      ref={ref}
      className="toast"
      part="toast"
      popover="manual"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {children}
      <Button kind="quiet" icon="close" aria-label={closeLabel} onClick={onClose} />
    </div>
  );
}
