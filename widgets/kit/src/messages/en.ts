const messages = {
  /** Which language these texts are in. */
  lang: 'en',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  'sign-in': 'Sign in',

  'status.lead': 'Lead',
  'status.active': 'Active',
  'status.inactive': 'Inactive',

  'problem.network': 'The server did not answer. Check your connection, then try again.',
  'problem.unauthorized': 'You are signed out. Sign in and try again.',
  'problem.access-denied': 'You are not allowed to do this. Ask whoever manages your access.',
  'problem.customer-not-found': 'This customer no longer exists. Somebody may have deleted it.',
  'problem.customer-deleted': 'This customer was deleted meanwhile.',
  'problem.email-taken': 'Another customer already has this e-mail address.',
  'problem.version-conflict': 'Somebody changed this customer since you opened it.',
  'problem.too-many-requests': 'Too many requests at once. Wait a moment, then try again.',
  'problem.invalid-request':
    'The server did not take this request. Reload the page; if it happens again, report reference {reference}.',
  'problem.invalid-cursor': 'The list has changed too much to go on. Reload it.',
  'problem.render': 'This part of the page failed.',
  'problem.unexpected': 'Something failed on the server. Try again; if it happens again, report reference {reference}.',
} as const;

export default messages;
