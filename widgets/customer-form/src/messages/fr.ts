import type { Message } from '@customer-kit/kit';
import type { MessageKey } from '../messages.ts';

export default {
  'form.title.create': 'Nouveau client',
  'form.title.edit': 'Modifier le client',
  'form.title.view': 'Client',
  'form.save.create': 'Créer le client',
  'form.save.edit': 'Enregistrer les modifications',
  'form.save.as-new': 'Créer comme nouveau client',
  'form.save.busy': 'Enregistrement…',
  'form.save.failed': 'Non enregistré',
  'form.save.created': '{name} a été créé.',
  'form.save.updated': 'Vos modifications de {name} ont été enregistrées.',
  'form.save.merged': 'Vos modifications de {name} ont été enregistrées, avec celles d’une autre personne : {fields}.',
  'form.save.newer-typing': 'Enregistré. Ce que vous avez saisi depuis n’est pas encore enregistré.',

  'form.save.slow': 'Le serveur prend son temps. Votre saisie est en sécurité.',
  'form.save.again.online':
    'Vous êtes hors ligne. L’enregistrement se fera tout seul dès que vous serez de nouveau en ligne.',
  'form.save.again.seconds': 'Le serveur est surchargé. L’enregistrement se fera tout seul dès qu’il sera prêt.',
  'form.save.again.count': 'Enregistrement dans {seconds} s',

  'form.draft.create': 'Vous avez un nouveau client non enregistré : {time}',
  'form.draft.edit': 'Vous avez des modifications non enregistrées : {time}',
  'form.draft.continue': 'Continuer',
  'form.draft.discard': 'Abandonner',
  'form.unsaved.create': 'Un nouveau client n’est pas encore enregistré : {name}',
  'form.unsaved.create.nameless': 'Un nouveau client n’est pas encore enregistré',
  'form.unsaved.edit': 'Vos modifications de {name} ne sont pas encore enregistrées',
  'form.unsaved.open': 'Ouvrir',

  'form.open.failed': 'Le formulaire n’a pas pu être chargé',
  'form.load.busy': 'Chargement du client…',
  'form.load.failed': 'Le client n’a pas pu être chargé',
  'form.load.gone': 'Ce client n’existe plus',

  'form.discard.question': 'Abandonner vos modifications ?',
  'form.discard.question.saving':
    'L’enregistrement est en cours et peut encore aboutir. Abandonner vos modifications ?',
  'form.discard.keep': 'Continuer la saisie',
  'form.discard.do': 'Abandonner les modifications',

  'form.gone.title': 'Ce client n’existe plus',
  'form.gone.text':
    'Quelqu’un l’a supprimé pendant que vous le modifiiez. Votre saisie est toujours là : vous pouvez en faire un nouveau client.',

  'form.conflict.title': 'Quelqu’un d’autre a modifié ce client pendant que vous le modifiiez',
  'form.conflict.text':
    'Choisissez ce qu’il faut garder, puis enregistrez à nouveau. Vous pouvez aussi modifier les champs ci-dessous.',
  'form.conflict.taken': 'Déjà dans le formulaire, car seule l’autre personne l’a modifié : {fields}.',
  'form.conflict.mine': 'Ma version',
  'form.conflict.theirs': 'L’autre version',
  'form.conflict.choose': 'Choisissez la version à garder.',

  'form.summary.title': { one: 'Un champ demande votre attention', other: '{count} champs demandent votre attention' },
  'form.summary.link': '{field} : {message}',

  'form.field.required': 'obligatoire',
  'form.field.empty': 'Vide',
  'form.field.name': 'Nom',
  'form.field.email': 'E-mail',
  'form.field.phone': 'Téléphone',
  'form.field.company': 'Entreprise',
  'form.field.status': 'Statut',
  'form.field.address': 'Adresse',
  'form.field.line1': 'Numéro et rue',
  'form.field.line2': 'Bâtiment, étage, c/o',
  'form.field.postalCode': 'Code postal',
  'form.field.city': 'Ville',
  'form.field.region': 'État ou région',
  'form.field.country': 'Pays',
  'form.field.country.none': 'Choisissez un pays',
  'form.field.notes': 'Notes',

  'form.field.error.required': 'Remplissez ce champ.',
  'form.field.error.required.name': 'Saisissez un nom.',
  'form.field.error.required.email': 'Saisissez une adresse e-mail.',
  'form.field.error.required.line1': 'Saisissez la rue, ou laissez toute l’adresse vide.',
  'form.field.error.required.postalCode': 'Saisissez le code postal.',
  'form.field.error.required.city': 'Saisissez la ville.',
  'form.field.error.required.country': 'Choisissez le pays.',
  'form.field.error.too-long': 'Utilisez au plus {maximum} caractères.',
  'form.field.error.too-short': 'Utilisez au moins {minimum} caractères.',
  'form.field.error.email': 'Saisissez une adresse comme name@example.com.',
  'form.field.error.phone':
    'Utilisez seulement des chiffres, des espaces et + ( ) - . /, en commençant par un chiffre ou +.',
  'form.field.error.malformed': 'Ce texte contient un caractère défectueux. Supprimez-le et saisissez-le à nouveau.',
  'form.field.error.choice': 'Choisissez un élément de la liste.',
  'form.field.error.taken': 'Un autre client a déjà cette adresse e-mail.',
  'form.field.error.taken.open': 'Ouvrir ce client',
  'form.field.error.invalid': 'Cette saisie n’a pas été acceptée. Vérifiez-la, puis réessayez.',
} satisfies Record<MessageKey, Message>;
