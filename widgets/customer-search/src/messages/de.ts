import type { Message } from '@customer-kit/kit';
import type { MessageKey } from '../messages.ts';

export default {
  'search.label': 'Kunden suchen',
  'search.placeholder': 'Name, Firma, E-Mail oder Telefon',
  'search.clear': 'Suche leeren',
  'search.hint': 'Geben Sie mindestens zwei Buchstaben ein',
  'search.found.none': 'Nichts gefunden',
  'search.found.all': { one: '{count} Kunde gefunden', other: '{count} Kunden gefunden' },
  'search.found.more': '{count} Kunden gefunden, weitere folgen',
  'search.suggestions': 'Gefundene Kunden',
  'search.suggestions.wait': 'Suche läuft …',
  'search.suggestions.found': {
    one: 'Ein Kunde unter dem Feld. Öffnen Sie ihn mit den Pfeiltasten und der Eingabetaste.',
    other: '{count} Kunden unter dem Feld. Öffnen Sie einen mit den Pfeiltasten und der Eingabetaste.',
  },
  'search.recent': 'Letzte Suchen',
  'search.recent.clear': 'Leeren',
} satisfies Record<MessageKey, Message>;
