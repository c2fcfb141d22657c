import { queryWords } from '@customer-kit/contract';

/** Longest `q` the API takes. */
const longest = 200;

/** A search text as the API takes it; empty when no word of it is long enough to look up. */
export function searchableQuery(text: string): string {
  const query = text.trim().slice(0, longest);
  return queryWords(query).length > 0 ? query : '';
}
