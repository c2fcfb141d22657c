import { problemMessages } from '@customer-kit/kit';

export const messages = {
  ...problemMessages,

  'title.create': 'New customer',
  'title.edit': 'Edit customer',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  'save.create': 'Create customer',
  'save.edit': 'Save changes',
  'save.as-new': 'Create as new customer',
  'save.busy': 'Saving…',
  'save.failed': 'Not saved',
  'save.created': '{name} was created.',
  'save.updated': 'Your changes to {name} were saved.',
  'save.merged': 'Your changes to {name} were saved, together with changes somebody else made to: {fields}.',
  'save.newer-typing': 'Saved. What you typed since then is not saved yet.',

  'open.failed': 'The form could not be loaded',
  'load.busy': 'Loading the customer…',
  'load.failed': 'The customer could not be loaded',
  'load.gone': 'This customer no longer exists',

  'discard.question': 'Discard your changes?',
  'discard.keep': 'Keep editing',
  'discard.do': 'Discard changes',

  'gone.title': 'This customer no longer exists',
  'gone.text':
    'Somebody deleted it while you were editing. What you typed is still here: you can create it as a new one.',

  'conflict.title': 'Somebody else changed this customer while you were editing',
  'conflict.text': 'Choose what to keep, then save again. You can also change the fields below.',
  'conflict.taken': 'Already in the form, because only they changed it: {fields}.',
  'conflict.mine': 'Mine',
  'conflict.theirs': 'Theirs',
  'conflict.empty': 'Empty',
  'conflict.choose': 'Choose which one to keep.',

  'summary.title': { one: 'One field needs your attention', other: '{count} fields need your attention' },
  'summary.link': '{field}: {message}',

  'field.required': 'required',
  'field.name': 'Name',
  'field.email': 'E-mail',
  'field.phone': 'Phone',
  'field.company': 'Company',
  'field.status': 'Status',
  'field.address': 'Address',
  'field.line1': 'Street and number',
  'field.line2': 'Building, floor, c/o',
  'field.postalCode': 'Postal code',
  'field.city': 'City',
  'field.region': 'State or region',
  'field.country': 'Country',
  'field.country.none': 'Choose a country',
  'field.notes': 'Notes',
  'status.lead': 'Lead',
  'status.active': 'Active',
  'status.inactive': 'Inactive',

  'field.error.required': 'Fill this in.',
  'field.error.required.name': 'Enter a name.',
  'field.error.required.email': 'Enter an e-mail address.',
  'field.error.required.line1': 'Enter the street, or leave the whole address empty.',
  'field.error.required.postalCode': 'Enter the postal code.',
  'field.error.required.city': 'Enter the city.',
  'field.error.required.country': 'Choose the country.',
  'field.error.too-long': 'Use at most {maximum} characters.',
  'field.error.too-short': 'Use at least {minimum} characters.',
  'field.error.email': 'Enter an address like name@example.com.',
  'field.error.phone': 'Use digits, spaces and + ( ) - . / only, starting with a digit or +.',
  'field.error.malformed': 'This contains a broken character. Delete it and type it again.',
  'field.error.choice': 'Choose one of the list.',
  'field.error.taken': 'Another customer already has this e-mail address.',
  'field.error.taken.open': 'Open that customer',
  'field.error.invalid': 'This was not accepted. Check it and try again.',
} as const;

export type MessageKey = keyof typeof messages;

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(messages, key);
}
