/** Under which the browser keeps the reader's columns. */
export function columnsKey(api: string, group: string | undefined): string {
  return `customer-kit.columns ${api} ${group ?? ''}`;
}

/** Storage can be forbidden to the page. */
export function storedColumns(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
