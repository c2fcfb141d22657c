import type { BatchItem } from './batch.ts';

/** What scrolls must be reachable by keyboard (WCAG 2.1.1); Safari does not see to it by itself. */
export const scrolls = { tabIndex: 0 };

interface RefusalsProps<T> {
  items: readonly BatchItem<T>[];
  reason: (item: BatchItem<T>) => string;
}

/** Who was left out, each with the reason. */
export function Refusals<T extends { id: string; name: string }>({ items, reason }: RefusalsProps<T>) {
  return (
    <ul className="refusals" {...scrolls}>
      {items.map((item) => (
        <li key={item.subject.id}>
          <bdi className="refusal-name">{item.subject.name}</bdi>
          <span className="refusal-reason">{reason(item)}</span>
        </li>
      ))}
    </ul>
  );
}
