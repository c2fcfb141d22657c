import { keepOnTop } from '@customer-kit/kit/dialog';
import { useEffect, useRef } from 'react';

/** Long enough to read. */
const seconds = 20;

/** Tells for a while what became of a save after its form was closed. For the eye; it is announced by its owner. */
export function LateSave({ text, onEnd }: { text: string; onEnd: () => void }) {
  const ref = useRef<HTMLParagraphElement>(null);
  const end = useRef(onEnd);

  useEffect(() => {
    end.current = onEnd;
  });

  useEffect(() => {
    const shown = ref.current;
    if (!shown) return undefined;
    const hide = keepOnTop(shown);
    const timer = setTimeout(() => end.current(), seconds * 1_000);
    return () => {
      clearTimeout(timer);
      hide();
    };
  }, []);

  return (
    <p ref={ref} className="unsaved" popover="manual" dir="auto" aria-hidden="true">
      {text}
    </p>
  );
}
