const counter = Symbol.for('customer-kit.instances');

/** Versions of every kit that was evaluated on this page. More than one of a major version is a defect. */
export function registerInstance(version: string): void {
  const page = globalThis as { [counter]?: string[] };
  page[counter] = [...(page[counter] ?? []), version];
}
