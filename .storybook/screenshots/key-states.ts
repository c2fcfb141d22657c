import * as deletion from '@customer-kit/customer-delete/stories';
import * as form from '@customer-kit/customer-form/stories';
import * as list from '@customer-kit/customer-list/stories';
import * as search from '@customer-kit/customer-search/stories';
import type { StoryApi } from '../story-mock.ts';

const wide = [800, 560] as const;
const tall = [640, 960] as const;
const phone = [320, 640] as const;

const dark = { theme: 'dark' };
const compact = { density: 'compact' };

/** By the name of its picture: a story, and a text or field that is there when it has drawn itself. */
export const keyStates = {
  list: state(list.Customers, wide, 'Zoë Ångström'),
  'list-dark': state(list.Customers, wide, 'Zoë Ångström', dark),
  'list-arabic': state(list.RightToLeft, wide, 'Zoë Ångström'),
  'list-compact': state(list.Customers, wide, 'Zoë Ångström', compact),
  'list-phone': state(list.Customers, phone, 'Zoë Ångström'),
  'list-selected': state(list.Selected, wide, '2 selected'),
  'list-selected-phone-dark': state(list.Selected, phone, '2 selected', dark),
  'list-empty': state(list.Empty, wide, 'No customers yet'),
  'list-not-allowed': state(list.NotAllowed, wide, 'You are not allowed to see customers'),
  'list-recently-deleted': state(list.RecentlyDeleted, wide, /is restored/),

  'form-new': state(form.NewCustomer, tall, 'Street and number'),
  'form-rules-broken': state(form.RulesBroken, tall, '2 fields need your attention'),
  'form-merge': state(form.SomebodyElseSaved, tall, 'Theirs'),
  'form-merge-compact-dark': state(form.SomebodyElseSavedCompactAndDark, tall, 'Theirs'),
  'form-merge-phone': state(form.SomebodyElseSaved, phone, 'Theirs'),
  'form-inline-compact': state(form.Compact, tall, 'Street and number'),
  'form-arabic': state(form.RightToLeft, tall, 'الشارع والرقم'),

  'delete-asked': state(deletion.Asked, wide, 'Norrsken Papper AB'),
  'delete-some-not-deleted': state(deletion.SomeNotDeleted, wide, '2 customers were not deleted'),
  'delete-undo': state(deletion.Deleted, wide, /was deleted/, dark),
  'delete-arabic': state(deletion.RightToLeft, wide, 'Zoë Ångström'),

  'search-suggestions': state(search.CustomersFound, wide, 'Nordlys AS'),
  'search-suggestions-arabic-dark': state(search.RightToLeftDark, wide, 'Nordlys AS'),
  'search-suggestions-compact-phone': state(search.CompactAndNarrow, phone, 'Nordlys AS'),
  'search-recent': state(search.RecentSearches, wide, 'nordlys'),
};

export interface Story {
  composed: { parameters: { api?: StoryApi } };
  extend(input: { globals: object; parameters: object }): { run(): Promise<void> };
}

function state(story: Story, size: readonly [number, number], text: string | RegExp, globals = {}) {
  return { story, size, text, globals };
}
