import type { CustomerSummary } from '@customer-kit/contract';
import { expect } from 'vitest';
import type { ApiProbe } from './api-probe.ts';

export interface Walk {
  items: CustomerSummary[];
  /** False when `maximumPages` came first. */
  complete: boolean;
}

/** Reads the pages of a query one after the other; every one but the last must be full. */
export async function walk(probe: ApiProbe, query: Record<string, string>, limit = 100): Promise<Walk> {
  const items: CustomerSummary[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < (probe.options.maximumPages ?? 100); pages += 1) {
    const page = await probe.page({ ...query, limit: String(limit), ...(cursor !== null && { cursor }) });
    if (cursor !== null) expect(page.items, 'a cursor leads to at least one row').not.toEqual([]);
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return { items, complete: true };
    expect(page.items, 'a page that is not the last is full').toHaveLength(limit);
  }
  return { items, complete: false };
}

export function idsOf(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id);
}
