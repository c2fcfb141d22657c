import { problemMessages } from '@customer-kit/kit';

export const messages = {
  ...problemMessages,

  'title.one': 'Delete {name}?',
  'title.many': { one: 'Delete one customer?', other: 'Delete {count} customers?' },
  'title.running': { one: 'Deleting one customer', other: 'Deleting {count} customers' },
  'title.ended': 'Not all customers were deleted',
  'names.more': { one: 'and one more', other: 'and {count} more' },
  'status.lead': 'Lead',
  'status.active': 'Active',
  'status.inactive': 'Inactive',

  close: 'Close',
  cancel: 'Cancel',
  stop: 'Stop',
  delete: { one: 'Delete', other: 'Delete {count} customers' },
  deleting: 'Deleting…',
  retry: { one: 'Try again', other: 'Try {count} again' },
  'delete.anyway': { one: 'Delete anyway', other: 'Delete {count} anyway' },
  continue: { one: 'Delete the last one', other: 'Delete the other {count}' },

  progress: '{done} of {count} deleted',
  stopped: { one: 'Stopped. One customer is still there.', other: 'Stopped. {count} customers are still there.' },
  'failed.one': 'Not deleted',
  'failed.many': { one: 'One customer was not deleted', other: '{count} customers were not deleted' },
  'failed.changed': 'Somebody changed this customer meanwhile. It is shown as it is now.',
  'failed.gone': 'Somebody else had deleted this customer already.',

  'changed.title': 'Somebody changed this customer meanwhile',
  'changed.text': 'Below is what is stored now. You can delete it all the same.',
  'gone.title': 'This customer was already deleted',
  'gone.text': 'Somebody else deleted it before you. There is nothing left to do.',

  undo: 'Undo',
  'undo.failed': { one: 'Not restored: {reason}', other: '{count} not restored: {reason}' },
  'undone.one': '{name} is back.',
  'undone.many': { one: 'One customer is back.', other: '{count} customers are back.' },
  'done.one': '{name} was deleted.',
  'done.many': { one: 'One customer was deleted.', other: '{count} customers were deleted.' },
} as const;
