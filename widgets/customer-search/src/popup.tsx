import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';

interface PopupProps {
  /** What it opens under, or above where there is more room. */
  anchor: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** Pixels between the field and what it opens, and between that and the edge of the page. */
const gap = 4;
const margin = 8;
/** Less than this below the field is too little. */
const leastRoom = 200;

/** A box in the browser's top layer that no overflow of the page can cut. It never takes the focus from the field. */
export function Popup({ anchor, children }: PopupProps) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const popup = ref.current;
    if (!popup) return undefined;
    popup.showPopover();
    const place = () => placeAt(popup, anchor.current);
    place();
    const watching = new AbortController();
    const options = { capture: true, passive: true, signal: watching.signal };
    addEventListener('scroll', place, options);
    addEventListener('resize', place, options);
    return () => watching.abort();
  }, [anchor]);

  return (
    <div
      ref={ref}
      className="suggestions"
      part="suggestions"
      popover="manual"
      role="presentation"
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

function placeAt(popup: HTMLElement, anchor: HTMLElement | null): void {
  const field = anchor?.getBoundingClientRect();
  if (!field) return;
  const below = innerHeight - field.bottom - gap - margin;
  const above = field.top - gap - margin;
  const opensAbove = below < leastRoom && above > below;
  Object.assign(popup.style, {
    left: `${field.left}px`,
    width: `${field.width}px`,
    top: opensAbove ? 'auto' : `${field.bottom + gap}px`,
    bottom: opensAbove ? `${innerHeight - field.top + gap}px` : 'auto',
    maxHeight: `${opensAbove ? above : below}px`,
  });
}
