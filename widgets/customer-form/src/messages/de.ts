import type { Message } from '@customer-kit/kit';
import type { MessageKey } from '../messages.ts';

export default {
  'form.title.create': 'Neuer Kunde',
  'form.title.edit': 'Kunden bearbeiten',
  'form.title.view': 'Kunde',
  'form.save.create': 'Kunden anlegen',
  'form.save.edit': 'Änderungen speichern',
  'form.save.as-new': 'Als neuen Kunden anlegen',
  'form.save.busy': 'Wird gespeichert …',
  'form.save.failed': 'Nicht gespeichert',
  'form.save.created': '{name} wurde angelegt.',
  'form.save.updated': 'Ihre Änderungen an {name} wurden gespeichert.',
  'form.save.merged':
    'Ihre Änderungen an {name} wurden gespeichert, zusammen mit Änderungen einer anderen Person an: {fields}.',
  'form.save.newer-typing': 'Gespeichert. Was Sie seitdem eingegeben haben, ist noch nicht gespeichert.',

  'form.save.slow': 'Der Server lässt sich Zeit. Ihre Eingaben sind sicher.',
  'form.save.again.online': 'Sie sind offline. Sobald Sie wieder online sind, wird von selbst gespeichert.',
  'form.save.again.seconds': 'Der Server ist ausgelastet. Sobald er bereit ist, wird von selbst gespeichert.',
  'form.save.again.count': 'Speichert in {seconds} s',

  'form.draft.create': 'Sie haben einen ungespeicherten neuen Kunden von {time}',
  'form.draft.edit': 'Sie haben ungespeicherte Änderungen von {time}',
  'form.draft.continue': 'Fortfahren',
  'form.draft.discard': 'Verwerfen',
  'form.unsaved.create': 'Ein neuer Kunde ist noch nicht gespeichert: {name}',
  'form.unsaved.create.nameless': 'Ein neuer Kunde ist noch nicht gespeichert',
  'form.unsaved.edit': 'Ihre Änderungen an {name} sind noch nicht gespeichert',
  'form.unsaved.open': 'Öffnen',

  'form.open.failed': 'Das Formular konnte nicht geladen werden',
  'form.load.busy': 'Der Kunde wird geladen …',
  'form.load.failed': 'Der Kunde konnte nicht geladen werden',
  'form.load.gone': 'Diesen Kunden gibt es nicht mehr',

  'form.discard.question': 'Ihre Änderungen verwerfen?',
  'form.discard.question.saving': 'Das Speichern läuft und kann noch gelingen. Ihre Änderungen verwerfen?',
  'form.discard.keep': 'Weiter bearbeiten',
  'form.discard.do': 'Änderungen verwerfen',

  'form.gone.title': 'Diesen Kunden gibt es nicht mehr',
  'form.gone.text':
    'Jemand hat ihn gelöscht, während Sie ihn bearbeitet haben. Ihre Eingaben sind noch da: Sie können daraus einen neuen Kunden anlegen.',

  'form.conflict.title': 'Jemand anderes hat diesen Kunden geändert, während Sie ihn bearbeitet haben',
  'form.conflict.text':
    'Wählen Sie, was bleiben soll, und speichern Sie erneut. Sie können auch die Felder unten ändern.',
  'form.conflict.taken': 'Schon im Formular, weil nur die andere Person es geändert hat: {fields}.',
  'form.conflict.mine': 'Meine Version',
  'form.conflict.theirs': 'Andere Version',
  'form.conflict.choose': 'Wählen Sie, welche Version bleiben soll.',

  'form.summary.title': {
    one: 'Ein Feld braucht Ihre Aufmerksamkeit',
    other: '{count} Felder brauchen Ihre Aufmerksamkeit',
  },
  'form.summary.link': '{field}: {message}',

  'form.field.required': 'erforderlich',
  'form.field.empty': 'Leer',
  'form.field.name': 'Name',
  'form.field.email': 'E-Mail',
  'form.field.phone': 'Telefon',
  'form.field.company': 'Firma',
  'form.field.status': 'Status',
  'form.field.address': 'Adresse',
  'form.field.line1': 'Straße und Hausnummer',
  'form.field.line2': 'Gebäude, Etage, c/o',
  'form.field.postalCode': 'Postleitzahl',
  'form.field.city': 'Ort',
  'form.field.region': 'Bundesland oder Region',
  'form.field.country': 'Land',
  'form.field.country.none': 'Land wählen',
  'form.field.notes': 'Notizen',

  'form.field.error.required': 'Füllen Sie dieses Feld aus.',
  'form.field.error.required.name': 'Geben Sie einen Namen ein.',
  'form.field.error.required.email': 'Geben Sie eine E-Mail-Adresse ein.',
  'form.field.error.required.line1': 'Geben Sie die Straße ein oder lassen Sie die ganze Adresse leer.',
  'form.field.error.required.postalCode': 'Geben Sie die Postleitzahl ein.',
  'form.field.error.required.city': 'Geben Sie den Ort ein.',
  'form.field.error.required.country': 'Wählen Sie das Land.',
  'form.field.error.too-long': 'Verwenden Sie höchstens {maximum} Zeichen.',
  'form.field.error.too-short': 'Verwenden Sie mindestens {minimum} Zeichen.',
  'form.field.error.email': 'Geben Sie eine Adresse wie name@example.com ein.',
  'form.field.error.phone':
    'Verwenden Sie nur Ziffern, Leerzeichen und + ( ) - . / und beginnen Sie mit einer Ziffer oder +.',
  'form.field.error.malformed': 'Hier steht ein defektes Zeichen. Löschen Sie es und geben Sie es neu ein.',
  'form.field.error.choice': 'Wählen Sie einen Eintrag der Liste.',
  'form.field.error.taken': 'Ein anderer Kunde hat diese E-Mail-Adresse bereits.',
  'form.field.error.taken.open': 'Diesen Kunden öffnen',
  'form.field.error.invalid': 'Das wurde nicht angenommen. Prüfen Sie die Eingabe und versuchen Sie es erneut.',
} satisfies Record<MessageKey, Message>;
