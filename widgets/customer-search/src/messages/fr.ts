import type { Message } from '@customer-kit/kit';
import type { MessageKey } from '../messages.ts';

export default {
  'search.label': 'Rechercher des clients',
  'search.placeholder': 'Nom, entreprise, e-mail ou téléphone',
  'search.clear': 'Effacer la recherche',
  'search.hint': 'Saisissez au moins deux lettres',
  'search.found.none': 'Aucun résultat',
  'search.found.all': { one: '{count} client trouvé', other: '{count} clients trouvés' },
  'search.found.more': '{count} clients trouvés, d’autres suivent',
  'search.suggestions': 'Clients trouvés',
  'search.suggestions.wait': 'Recherche…',
  'search.suggestions.found': {
    one: 'Un client sous le champ. Ouvrez-le avec les flèches et Entrée.',
    other: '{count} clients sous le champ. Ouvrez-en un avec les flèches et Entrée.',
  },
  'search.recent': 'Recherches récentes',
  'search.recent.clear': 'Effacer',
} satisfies Record<MessageKey, Message>;
