import type { segments as english } from '../en/segments.ts'
import type { SameWords } from '../same-words.ts'

export const segments: SameWords<typeof english> = {
  'segment.filter': 'Segment',
  'segment.filter.everybody': 'Alle',
  'segment.filter.manage': 'Segmente verwalten',

  'segments.title': 'Segmente',
  'segments.question': 'Wer genau ist gemeint?',
  'segments.add': 'Segment hinzufügen',
  'segments.name': 'Name',
  'segments.condition': 'Wer dazugehört',
  'segments.size': 'Zurzeit darin',
  'segments.size.accounts': { one: '{count} Konto', other: '{count} Konten' },
  'segments.size.users': { one: '{count} Nutzer', other: '{count} Nutzer' },
  'segments.size.unknown': 'Zu viele, um sie schnell zu zählen',
  'segments.usedBy': 'Verwendet von',
  'segments.unused': 'Noch nirgends',
  'segments.none': 'Noch kein Segment',
  'segments.noneText':
    'Ein Segment ist eine Bedingung mit einem Namen, etwa „Zahlende Konten“. Anleitungen lassen sich ihm zeigen, und jeder Bericht lässt sich für es allein lesen.',

  'segment.one': 'Segment',
  'segment.newTitle': 'Neues Segment',
  'segment.question': 'Wer gehört dazu?',
  'segment.back': 'Alle Segmente',
  'segment.nameHelp': 'Wie Ihr Team sie nennt, etwa „Zahlende Konten“.',
  'segment.keyHelp':
    'Anleitungen, Berichte und Links beziehen sich darauf. Er lässt sich später nicht ändern.',
  'segment.keyTaken': 'Es gibt schon ein Segment mit diesem Schlüssel.',
  'segment.join': 'Dazu gehören alle, für die',
  'segment.levels':
    'Bei Konten gelten Merkmale von Nutzern als nicht vorhanden. Bei Nutzern sind Merkmale des Kontos die jenes Kontos, zu dem sie jetzt gehören.',
  'segment.incomplete': 'Sagen Sie bei jeder Bedingung, worum es geht.',
  'segment.inForce': 'Anleitungen und Berichte, die es verwenden, folgen sofort.',
  'segment.save': 'Segment speichern',
  'segment.saved': '„{name}“ ist gespeichert',
  'segment.duplicate': 'Duplizieren',
  'segment.copyOf': '{name} (Kopie)',
  'segment.delete': 'Segment löschen',
  'segment.deleteTitle': '„{name}“ löschen?',
  'segment.deleteText':
    'An Konten und Nutzern ändert das nichts. Links zu Berichten dieses Segments funktionieren dann nicht mehr.',
  'segment.deleted': '„{name}“ ist gelöscht',
  'segment.inUse':
    'Es wird verwendet von {uses}. Nehmen Sie es dort zuerst heraus, dann lässt es sich löschen.',
  'segment.missing': 'Es gibt kein Segment mit diesem Schlüssel',
  'segment.showAccounts': 'Welche Konten sind das?',
  'segment.csvAccounts': 'Konten als CSV',
  'segment.csvUsers': 'Nutzer als CSV',
  'segment.sample': 'Zum Beispiel',
  'segment.members': 'Zurzeit darin',
  'segment.unsaved': 'Wie es hier steht, noch nicht gespeichert',
  'segment.counting': 'Wird gezählt …',
  'segment.define': 'Weiteres Segment anlegen',
  'segment.choose': 'Segment wählen',
  'segment.gone': '„{key}“, das gelöscht ist',
}
