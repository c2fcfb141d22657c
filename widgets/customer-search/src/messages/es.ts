import type { Message } from '@customer-kit/kit';
import type { MessageKey } from '../messages.ts';

export default {
  'search.label': 'Search customers',
  'search.placeholder': 'Name, company, e-mail or phone',
  'search.clear': 'Clear search',
  'search.hint': 'Type at least two letters',
  'search.found.none': 'Nothing found',
  'search.found.all': { one: '{count} customer found', other: '{count} customers found' },
  'search.found.more': '{count} customers found, more to come',

  'search.suggestions': 'Customers found',
  'search.suggestions.wait': 'Searching…',
  'search.suggestions.found': {
    one: 'One customer below the field. Open it with the arrow keys and Enter.',
    other: '{count} customers below the field. Open one with the arrow keys and Enter.',
  },
  'search.recent': 'Recent searches',
  'search.recent.clear': 'Clear',
} satisfies Record<MessageKey, Message>;
