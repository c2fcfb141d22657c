/** Toasts of every delete widget on the page, the newest last. They are popovers, which nothing else would lay out. */
const shown: HTMLElement[] = [];

/** Pixels between two. */
const gap = 8;

/** Puts a toast below those already there and moves them up; the result lets them down again. */
export function joinToastStack(toast: HTMLElement): () => void {
  shown.push(toast);
  const sizes = new ResizeObserver(arrange);
  sizes.observe(toast);
  return () => {
    sizes.disconnect();
    shown.splice(shown.indexOf(toast), 1);
    arrange();
  };
}

function arrange(): void {
  let lift = 0;
  for (const toast of shown.toReversed()) {
    toast.style.setProperty('--_lift', `${lift}px`);
    lift += toast.offsetHeight + gap;
  }
}
