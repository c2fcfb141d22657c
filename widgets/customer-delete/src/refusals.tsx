import type { BatchItem } from './batch.ts';

/** What scrolls must be reachable by keyboard (WCAG 2.1.1); Safari does not see to it by itself. */
export const scrolls = { tabIndex: 0 };

interface RefusalsProps<T> {
  items: readonly BatchItem<T>[];
  reason: (item: BatchItem<T>) => string;
}

/** Who was left out, by reason: a hundred customers mostly have one and the same. */
export function Refusals<T extends { id: string; name: string }>({ items, reason }: RefusalsProps<T>) {
  const byReason = Map.groupBy(items, reason);
  return (
    <div className="refusals" {...scrolls}>
      {[...byReason].map(([text, refused]) => (
        <div key={text}>
          <p className="refusal-reason">{text}</p>
          <ul className="refusal-names">
            {refused.map(({ subject }) => (
              <li key={subject.id}>
                <bdi>{subject.name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
