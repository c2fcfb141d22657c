import type { WidgetName } from '@customer-kit/kit';

const button = 'Every button; each also has its kind as a part: `primary`, `secondary`, `danger` or `quiet`.';

/** What a page can style by `::part()`, by widget. A test compares it with what the sources have. */
export const cssParts: Readonly<Record<WidgetName, Readonly<Record<string, string>>>> = {
  'customer-list': {
    list: 'All of the list.',
    header: 'The line above the rows: title, count and buttons.',
    row: 'A customer.',
    selection: 'The bar of what can be done with the selected rows.',
    menu: 'The menu: export, deleted customers, columns.',
    export: 'The progress of an export.',
    button,
    state: 'What stands in place of rows: empty, nothing found, an error.',
  },
  'customer-form': { dialog: 'The dialog around the form.', button },
  'customer-delete': { dialog: 'The question.', toast: 'What offers to undo a deletion.', button },
  'customer-search': {
    search: 'All of the search.',
    field: 'The frame around the text.',
    suggestions: 'What drops down while somebody types.',
    button,
  },
};
