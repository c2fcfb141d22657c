// What the browser keeps from one visit to the next. Where it is blocked or full, each visit begins anew.

export function readStored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch (error) {
    console.warn(`${key} could not be read.`, error);
    return undefined;
  }
}

export function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch (error) {
    console.warn(`${key} is kept for this visit only.`, error);
  }
}
