import { Button, focusedElement } from '@customer-kit/kit';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { keepOnTop } from './keep-on-top.ts';

/** Stand before the rules of a widget that has a dialog. */
export { default as dialogStyles } from '../styles/dialog.css?inline';
export { keepOnTop };

export interface DialogProps {
  title: string;
  /** Label of the close button. */
  closeLabel: string;
  /** Asked by Escape, a click on the backdrop and the close button. The dialog stays until its owner stops rendering it. */
  onClose: () => void;
  role?: 'dialog' | 'alertdialog';
  /** Widest inline size in pixels. Default 640. */
  size?: number;
  footer: ReactNode;
  children: ReactNode;
}

/**
 * A modal in the browser's top layer: over everything on the page, whatever its z-index, and inside the shadow root.
 * The element with `data-initial-focus` gets the focus first, the title where that would scroll it away; without one the
 * browser chooses.
 */
export function Dialog({ title, closeLabel, onClose, role = 'dialog', size, footer, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const bodyId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const opener = focusedElement();
    let focused: EventTarget | null = null;
    dialog.addEventListener('focusin', ({ target }) => {
      focused = target;
    });
    const end = keepOnTop(dialog, () => {
      const before = focused as HTMLElement | null;
      // Open and no modal, as a move leaves it, it could not be shown.
      dialog.open = false;
      dialog.showModal();
      (before ?? dialog.querySelector<HTMLElement>('[data-initial-focus]'))?.focus();
      // In a low window all of it scrolls: the question comes first, not the buttons below it.
      if (!before && dialog.scrollTop > 0) dialog.querySelector('h2')?.focus();
    });
    return () => {
      end();
      dialog.close();
      opener?.focus({ preventScroll: true });
    };
  }, []);

  return (
    // biome-ignore lint/a11y: the keyboard's way to close is the dialog's own cancel event.
    <dialog
      ref={ref}
      className="dialog"
      part="dialog"
      role={role}
      aria-labelledby={titleId}
      aria-describedby={role === 'alertdialog' ? bodyId : undefined}
      style={size === undefined ? undefined : { ['--_dialog-size' as string]: `${size}px` }}
      onKeyDown={(event) => {
        if (event.key === 'Tab') goRound(event);
        // Chromium lets `cancel` be refused only once between two clicks; a refused Escape key never gets that far.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        if (event.target === event.currentTarget && event.currentTarget.isConnected) event.currentTarget.showModal();
      }}
      onMouseDown={(event) => {
        // The second half of a double click was meant for what opened the dialog.
        if (event.target === event.currentTarget && event.detail < 2) onClose();
      }}
    >
      <header className="dialog-head">
        <h2 className="dialog-title" id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="quiet" icon="close" aria-label={closeLabel} onClick={onClose} />
      </header>
      <div className="dialog-body" id={bodyId}>
        {children}
      </div>
      <footer className="dialog-foot">{footer}</footer>
    </dialog>
  );
}

/**
 * From the last button to the first and back. Left to itself, Tab leaves the page; in Firefox it comes back to the last
 * one of a dialog in a shadow root, and never further. First and last are always buttons: the head's and the footer's.
 */
function goRound(event: KeyboardEvent<HTMLDialogElement>): void {
  const buttons = event.currentTarget.querySelectorAll('button');
  const ends = [buttons[0], buttons[buttons.length - 1]];
  const [to, from] = event.shiftKey ? ends.toReversed() : ends;
  if (event.target !== from) return;
  event.preventDefault();
  to?.focus();
}
