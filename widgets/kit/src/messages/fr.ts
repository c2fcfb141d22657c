import type { Message } from '../messages.ts';
import type { CommonMessageKey } from '../texts.ts';

export default {
  lang: 'fr',
  close: 'Fermer',
  cancel: 'Annuler',
  retry: 'Réessayer',
  'sign-in': 'Se connecter',
  'status.lead': 'Prospect',
  'status.active': 'Actif',
  'status.inactive': 'Inactif',
  'problem.network': 'Le serveur n’a pas répondu. Vérifiez votre connexion, puis réessayez.',
  'problem.unauthorized': 'Vous êtes déconnecté. Connectez-vous, puis réessayez.',
  'problem.access-denied': 'Vous n’y êtes pas autorisé. Adressez-vous à la personne qui gère vos accès.',
  'problem.customer-not-found': 'Ce client n’existe plus. Quelqu’un l’a peut-être supprimé.',
  'problem.customer-deleted': 'Ce client a été supprimé entre-temps.',
  'problem.email-taken': 'Un autre client a déjà cette adresse e-mail.',
  'problem.version-conflict': 'Quelqu’un a modifié ce client depuis que vous l’avez ouvert.',
  'problem.too-many-requests': 'Trop de demandes à la fois. Attendez un instant, puis réessayez.',
  'problem.invalid-request':
    'Le serveur n’a pas accepté cette demande. Rechargez la page ; si cela se reproduit, signalez la référence {reference}.',
  'problem.invalid-cursor': 'La liste a trop changé pour continuer d’ici. Rechargez-la.',
  'problem.render': 'Cette partie de la page a échoué.',
  'problem.unexpected':
    'Une erreur s’est produite sur le serveur. Réessayez ; si cela se reproduit, signalez la référence {reference}.',
} satisfies Record<CommonMessageKey, Message>;
