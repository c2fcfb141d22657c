import { Button, focusedElement } from '@customer-kit/kit';
import { Dialog } from '@customer-kit/kit/dialog';
import { type ReactNode, useEffect, useId, useRef } from 'react';

export interface FrameProps {
  presentation: 'dialog' | 'inline';
  title: string;
  closeLabel: string;
  onClose: () => void;
  /** An inline form that somebody just opened takes the focus and gives it back; one that is part of its page does not. */
  takesFocus: boolean;
  /** It takes the place of an inline form that had the focus. */
  keepsFocus?: boolean;
  footer: ReactNode;
  children: ReactNode;
}

/** Where the form shows: over the page, or in its place. */
export function Frame({ presentation, takesFocus, keepsFocus = false, ...frame }: FrameProps) {
  if (presentation === 'dialog') return <Dialog {...frame} />;
  return <InlineFrame {...frame} takesFocus={takesFocus} keepsFocus={keepsFocus} />;
}

type InlineFrameProps = Required<Omit<FrameProps, 'presentation'>>;

function InlineFrame({ title, closeLabel, onClose, takesFocus, keepsFocus, footer, children }: InlineFrameProps) {
  const ref = useRef<HTMLElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (!takesFocus) return undefined;
    const opener = focusedElement();
    ref.current?.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
    return () => opener?.focus({ preventScroll: true });
  }, [takesFocus]);

  useEffect(() => {
    // Before there are fields, the form itself.
    if (keepsFocus) (ref.current?.querySelector<HTMLElement>('[data-initial-focus]') ?? ref.current)?.focus();
  }, [keepsFocus]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is the keyboard's close button
    <section
      ref={ref}
      className="inline-frame"
      tabIndex={keepsFocus ? -1 : undefined}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 className="dialog-title" id={titleId}>
          {title}
        </h2>
        {takesFocus && <Button kind="quiet" icon="close" aria-label={closeLabel} onClick={onClose} />}
      </header>
      <div className="inline-body">{children}</div>
      <footer className="dialog-foot">{footer}</footer>
    </section>
  );
}
