/** What happened while a list was scrolled. */
export interface Scrolling {
  /** Most rows that were in the DOM at once. */
  rows: number;
  time: number;
}

/** Runs in the page, which has a `<customer-list>` with rows; so it uses nothing from outside itself. */
export function scrollableList() {
  const grid = document.querySelector('customer-list')?.shadowRoot?.querySelector('[role=grid]');
  const viewport = grid?.parentElement;
  if (!grid || !viewport) throw new Error('The page has no customer list with rows in it.');
  const rowHeight = grid.querySelector('[aria-rowindex="2"]')?.getBoundingClientRect().height ?? 0;

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const rowInView = () => Math.round((viewport.scrollTop + viewport.clientHeight) / rowHeight);

  return {
    rowInView,
    /** Moves so many screens a frame, until the first row (negative) or the last of so many rows is in view. */
    async scroll([screens, customers]: readonly [screens: number, customers: number]): Promise<Scrolling> {
      const begin = performance.now();
      let rows = 0;
      const arrived = () => {
        if (screens < 0) return viewport.scrollTop === 0;
        // Rows to come have placeholders below the last one: the true end is where the grid tells its number of rows.
        const complete = grid.getAttribute('aria-rowcount') === String(customers + 1);
        return complete && viewport.scrollTop + viewport.clientHeight >= viewport.scrollHeight - 1;
      };
      while (!arrived()) {
        viewport.scrollTop += screens * viewport.clientHeight;
        await frame();
        rows = Math.max(rows, grid.querySelectorAll('[role=row]').length);
      }
      return { rows, time: performance.now() - begin };
    },
  };
}
