const messages = {
  'delete.title.one': 'Delete {name}?',
  'delete.title.many': { one: 'Delete one customer?', other: 'Delete {count} customers?' },
  'delete.title.running': { one: 'Deleting one customer', other: 'Deleting {count} customers' },
  'delete.title.ended': 'Not all customers were deleted',
  'delete.names.more': { one: 'and one more', other: 'and {count} more' },

  'delete.stop': 'Stop',
  'delete.do': { one: 'Delete', other: 'Delete {count} customers' },
  'delete.deleting': 'Deleting…',
  'delete.retry': { one: 'Try again', other: 'Try {count} again' },
  'delete.anyway': { one: 'Delete anyway', other: 'Delete {count} anyway' },
  'delete.continue': { one: 'Delete the last one', other: 'Delete the other {count}' },

  'delete.progress': '{done} of {count} deleted',
  'delete.pause': {
    one: 'The server asks to wait one second. Then it goes on by itself.',
    other: 'The server asks to wait {count} seconds. Then it goes on by itself.',
  },
  'delete.offline': 'You are offline. It goes on by itself when the connection is back.',
  'delete.stopped': {
    one: 'Stopped. One customer is still there.',
    other: 'Stopped. {count} customers are still there.',
  },
  'delete.failed.one': 'Not deleted',
  'delete.failed.many': { one: 'One customer was not deleted', other: '{count} customers were not deleted' },
  'delete.failed.changed': 'Somebody changed this customer meanwhile. It is shown as it is now.',
  'delete.failed.gone': 'Somebody else had deleted this customer already.',

  'delete.changed.title': 'Somebody changed this customer meanwhile',
  'delete.changed.text': 'Below is what is stored now. You can delete it all the same.',
  'delete.gone.title': 'This customer was already deleted',
  'delete.gone.text': 'Somebody else deleted it before you. There is nothing left to do.',

  'delete.undo': 'Undo',
  'delete.undoing': '{done} of {count} are back',
  'delete.undo.failed.one': '{name} is not back.',
  'delete.undo.failed.many': { one: 'One customer is not back.', other: '{count} customers are not back.' },
  'delete.undo.email-taken': 'Another customer has the e-mail address {email} now.',
  'delete.undo.over': 'The time to bring this customer back is over.',
  'delete.undone.one': '{name} is back.',
  'delete.undone.many': { one: 'One customer is back.', other: '{count} customers are back.' },
  'delete.done.one': '{name} was deleted.',
  'delete.done.many': { one: 'One customer was deleted.', other: '{count} customers were deleted.' },
} as const;

export default messages;
