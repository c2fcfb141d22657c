import type { WidgetName } from '@customer-kit/kit';

interface State {
  title: string;
  /** The widgets that can be in it. */
  of: readonly WidgetName[];
}

const list = 'customer-list';
const form = 'customer-form';
const deletion = 'customer-delete';
const search = 'customer-search';
const all = [list, form, deletion, search] as const;

/**
 * Every state that a widget is designed for. A story that shows one has its name as a tag, by which Storybook's sidebar
 * filters too.
 */
export const states = {
  loading: { title: 'Loading', of: [list, form, search] },
  slow: { title: 'Slow', of: all },
  refreshing: { title: 'Reading again', of: [list] },
  empty: { title: 'Empty', of: [list] },
  'nothing-found': { title: 'Nothing found', of: [list, search] },
  'long-text': { title: 'Long and hostile texts', of: all },
  'many-scripts': { title: 'Many scripts', of: all },
  error: { title: 'Server error, 500', of: all },
  offline: { title: 'Offline', of: all },
  'signed-out': { title: 'Signed out, 401', of: all },
  'not-allowed': { title: 'Not allowed, 403', of: all },
  gone: { title: 'Deleted meanwhile, 410', of: [form, deletion] },
  conflict: { title: 'E-mail address taken, 409', of: [form, deletion] },
  changed: { title: 'Changed meanwhile, 412', of: [form, deletion] },
  throttled: { title: 'Too many requests, 429', of: all },
  invalid: { title: 'Rules broken', of: [form, search] },
  saving: { title: 'Saving, deleting', of: [form, deletion] },
  unsaved: { title: 'Unsaved typing', of: [form] },
  undo: { title: 'Undo and restore', of: [list, deletion] },
  bulk: { title: 'Many at once', of: [list, deletion] },
  'bulk-failures': { title: 'Many at once, some fail', of: [deletion] },
  export: { title: 'Export', of: [list] },
  'read-only': { title: 'Read-only', of: [form] },
  dialog: { title: 'In a dialog', of: [form, deletion] },
  inline: { title: 'In its place', of: [form] },
  compact: { title: 'Compact', of: all },
  narrow: { title: '320 px', of: all },
  dark: { title: 'Dark', of: all },
  'right-to-left': { title: 'Right to left', of: all },
} as const satisfies Record<string, State>;

export type StateName = keyof typeof states;
export const stateNames = Object.keys(states) as StateName[];

export function canBe(state: StateName, widget: WidgetName): boolean {
  return (states[state].of as readonly WidgetName[]).includes(widget);
}
