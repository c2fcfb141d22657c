import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Which of many rows are in the DOM: those in view and a few around. Rows are all equally high, and how high is the
 * style sheet's to say (density, cards), so positions are CSS and only the range is computed here.
 */
export interface RowWindow {
  /** The element that scrolls. */
  viewport: RefObject<HTMLDivElement | null>;
  /** The element rows are placed in; what stands before it in the viewport is a sticky head. */
  body: RefObject<HTMLDivElement | null>;
  /** An element as high as a row. */
  probe: RefObject<HTMLDivElement | null>;
  /** First row to render, and the one after the last. */
  start: number;
  end: number;
  /** Whole rows that fit into the viewport; at least 1. */
  fitting: number;
  /** The row at the top of the viewport. */
  top: () => number;
  /** Scrolls by whole rows, without anything on screen moving when rows came or went above. */
  shift: (rows: number) => void;
  /** Scrolls as little as needed to show a row whole. */
  reveal: (index: number) => void;
  toTop: () => void;
}

interface Range {
  start: number;
  end: number;
  fitting: number;
}

/** Rows rendered beyond each edge, so that a fast wheel finds them there. */
const overscan = 6;
/** The range moves in steps of so many rows, to render less often while scrolling. */
const step = 4;

export function useRowWindow(): RowWindow {
  const viewport = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState<Range>({ start: 0, end: 24, fitting: 12 });
  /** Where the top edge is, in rows: outlives a change of the row height. */
  const position = useRef(0);
  const height = useRef(0);

  const { remeasure, ...moves } = useMemo(() => {
    const geometryNow = () => geometryOf(viewport.current, body.current, probe.current);

    function measure() {
      const scroller = viewport.current;
      let geometry = geometryNow();
      if (!scroller || !geometry) return;
      if (height.current !== geometry.rowHeight) {
        height.current = geometry.rowHeight;
        scroller.scrollTop = position.current * geometry.rowHeight;
        geometry = { ...geometry, top: scroller.scrollTop };
      }
      position.current = geometry.top / geometry.rowHeight;
      const next = rangeOf(geometry);
      setRange((now) =>
        now.start === next.start && now.end === next.end && now.fitting === next.fitting ? now : next,
      );
    }

    function scrollTo(top: number) {
      if (!viewport.current) return;
      viewport.current.scrollTop = top;
      measure();
    }

    return {
      remeasure: measure,
      top: () => Math.floor(position.current),
      shift(rows: number) {
        const geometry = geometryNow();
        if (geometry) scrollTo((position.current + rows) * geometry.rowHeight);
      },
      reveal(index: number) {
        const geometry = geometryNow();
        if (!geometry) return;
        const { rowHeight, room } = geometry;
        const start = index * rowHeight;
        if (start < geometry.top) scrollTo(start);
        else if (start + rowHeight > geometry.top + room) scrollTo(start + rowHeight - room);
      },
      toTop: () => scrollTo(0),
    };
  }, []);

  useLayoutEffect(() => {
    const scroller = viewport.current;
    const sample = probe.current;
    if (!scroller || !sample) return undefined;
    // Rendered before the frame is painted; left to the scheduler, a fast scroll would show empty space.
    const update = () => flushSync(remeasure);
    const resizes = new ResizeObserver(update);
    // Moved by the page, the list is back at its top, which no scroll event tells.
    const returns = new IntersectionObserver(() => {
      if (scroller.scrollTop === 0) scroller.scrollTop = position.current * height.current;
    });
    remeasure();
    scroller.addEventListener('scroll', update, { passive: true });
    resizes.observe(scroller);
    resizes.observe(sample);
    returns.observe(sample);
    return () => {
      scroller.removeEventListener('scroll', update);
      resizes.disconnect();
      returns.disconnect();
    };
  }, [remeasure]);

  return { viewport, body, probe, ...range, ...moves };
}

interface Geometry {
  rowHeight: number;
  top: number;
  /** Height of the viewport that rows can be seen in. */
  room: number;
}

/** Undefined while the list is not laid out, as in a hidden tab of the host. */
function geometryOf(
  viewport: HTMLElement | null,
  body: HTMLElement | null,
  probe: HTMLElement | null,
): Geometry | undefined {
  if (!viewport || !body || !probe || probe.offsetHeight === 0) return undefined;
  return {
    rowHeight: probe.offsetHeight,
    top: viewport.scrollTop,
    room: viewport.clientHeight - body.offsetTop,
  };
}

function rangeOf({ rowHeight, top, room }: Geometry): Range {
  const first = Math.floor(top / rowHeight);
  const fitting = Math.max(1, Math.floor(room / rowHeight));
  return {
    start: Math.max(0, Math.floor((first - overscan) / step) * step),
    end: Math.ceil((first + fitting + 2 + overscan) / step) * step,
    fitting,
  };
}
