const messages = {
  'search.label': 'Search customers',
  'search.placeholder': 'Name, company, e-mail or phone',
  'search.clear': 'Clear search',
  'search.hint': 'Type at least two letters',
  'search.found.none': 'Nothing found',
  'search.found.all': { one: '{count} customer found', other: '{count} customers found' },
  'search.found.more': '{count} customers found, more to come',
} as const;

export default messages;
