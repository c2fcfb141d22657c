import type { Message } from '../messages.ts';
import type { CommonMessageKey } from '../texts.ts';

export default {
  lang: 'de',
  close: 'Schließen',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen',
  'sign-in': 'Anmelden',
  'status.lead': 'Interessent',
  'status.active': 'Aktiv',
  'status.inactive': 'Inaktiv',
  'problem.network': 'Der Server hat nicht geantwortet. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  'problem.unauthorized': 'Sie sind abgemeldet. Melden Sie sich an und versuchen Sie es erneut.',
  'problem.access-denied':
    'Dazu haben Sie keine Berechtigung. Wenden Sie sich an die Person, die Ihre Zugriffe verwaltet.',
  'problem.customer-not-found': 'Diesen Kunden gibt es nicht mehr. Vielleicht hat ihn jemand gelöscht.',
  'problem.customer-deleted': 'Dieser Kunde wurde inzwischen gelöscht.',
  'problem.email-taken': 'Ein anderer Kunde hat diese E-Mail-Adresse bereits.',
  'problem.version-conflict': 'Jemand hat diesen Kunden geändert, seit Sie ihn geöffnet haben.',
  'problem.too-many-requests': 'Zu viele Anfragen auf einmal. Warten Sie einen Moment und versuchen Sie es erneut.',
  'problem.invalid-request':
    'Der Server hat diese Anfrage nicht angenommen. Laden Sie die Seite neu; passiert es wieder, melden Sie die Kennung {reference}.',
  'problem.invalid-cursor': 'Die Liste hat sich zu stark verändert, um hier fortzufahren. Laden Sie sie neu.',
  'problem.render': 'Dieser Teil der Seite ist ausgefallen.',
  'problem.unexpected':
    'Auf dem Server ist etwas schiefgegangen. Versuchen Sie es erneut; passiert es wieder, melden Sie die Kennung {reference}.',
} satisfies Record<CommonMessageKey, Message>;
