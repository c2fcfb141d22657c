import type { WidgetName } from '@customer-kit/kit';

/** What a page can style by `::part()`, by widget. A test compares it with what the sources have. */
export const cssParts: Readonly<Record<WidgetName, Readonly<Record<string, string>>>> = {
  'customer-list': {
    list: 'All of the list.',
    header: 'The line above the rows: title, count and buttons.',
    row: 'A customer.',
    state: 'What stands in place of rows: empty, nothing found, an error.',
  },
  'customer-form': { dialog: 'The dialog around the form.' },
  'customer-delete': { dialog: 'The question.', toast: 'What offers to undo a deletion.' },
  'customer-search': { search: 'All of the search.', field: 'The frame around the text.' },
};
