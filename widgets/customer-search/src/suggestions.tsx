import type { RefObject } from 'react';
import { RecentList } from './recent-list.tsx';
import { SuggestedCustomers } from './suggested-customers.tsx';
import type { ListboxProps } from './use-listbox.ts';
import type { OwnSearches } from './use-own-searches.ts';

export interface SuggestionsProps extends ListboxProps {
  field: RefObject<HTMLElement | null>;
  text: string;
  /** Customers are suggested, not only searches. */
  suggests: boolean;
  searches: OwnSearches;
  onSearch: (text: string) => void;
  /** Forgets the recent searches. */
  onClear: () => void;
}

/** What opens under the field: customers its text finds or, while it is empty, the recent searches. */
export function Suggestions(props: SuggestionsProps) {
  const { text, suggests, searches } = props;
  if (text.trim() !== '') return suggests ? <SuggestedCustomers {...props} /> : null;
  return searches.recent.length > 0 ? <RecentList {...props} /> : null;
}
