/** Raised when a draft of before could not be read any more. */
const format = 1;

/** How every draft's key in `localStorage` begins. */
export const draftPrefix = `customer-kit:draft:${format}:`;

/** Whether anybody left a draft on this machine; says nothing of whose it is. */
export function mayHaveDrafts(): boolean {
  return draftKeys().length > 0;
}

export function draftKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(draftPrefix));
  } catch {
    return []; // The storage is forbidden.
  }
}
