import type { targets as english } from '../en/targets.ts'
import type { SameWords } from '../same-words.ts'

export const targets: SameWords<typeof english> = {
  'target.pick': 'Auf Ihrer Seite wählen',
  'target.describe': 'In Worten beschreiben',
  'target.page': 'Adresse der Seite',
  'target.pageHelp':
    'Sie öffnet sich in einem neuen Tab und braucht das Milepost-Snippet. Klicken Sie dort auf das Element.',
  'target.pageInvalid': 'Geben Sie eine ganze Adresse an, etwa https://app.example.com/reports.',
  'target.open': 'Seite öffnen',
  'target.popup':
    'Der Browser hat keinen neuen Tab erlaubt. Erlauben Sie es für diese Seite, und versuchen Sie es dann erneut.',
  'target.unsaved': 'Der Entwurf ließ sich nicht speichern. Sehen Sie zuerst, was daran fehlt.',
  'target.waiting': 'Warten auf Ihre Wahl …',
  'target.waitingHelp':
    'Klicken Sie im anderen Tab auf das Element, speichern Sie es dort, und kommen Sie zurück.',
  'target.stop': 'Nicht mehr warten',
  'target.picked': 'Gewählt: {element}',
  'target.strength.strong': 'Wird sicher wiedergefunden.',
  'target.strength.fair': 'Wird wahrscheinlich wiedergefunden.',
  'target.strength.weak': 'Kann verloren gehen, wenn sich die Seite ändert.',
  'target.by': 'Erkannt an: {signs}.',
  'target.sign.attributes': 'seinen Kennzeichen im Code',
  'target.sign.name': 'seiner Beschriftung',
  'target.sign.text': 'seinem Text',
  'target.sign.landmark': 'seinem Teil der Seite',
  'target.sign.path': 'seiner genauen Stelle',
  'target.within': {
    one: 'Es liegt in {count} Komponente oder Frame.',
    other: 'Es liegt in {count} Komponenten oder Frames.',
  },
  'target.found': {
    one: 'In 7 Tagen {count}-mal gefunden',
    other: 'In 7 Tagen {count}-mal gefunden',
  },
  'target.lost': { one: '{count}-mal verloren', other: '{count}-mal verloren' },
  'target.lostOn': {
    one: '{count}-mal verloren, auf {path}',
    other: '{count}-mal verloren, zuletzt auf {path}',
  },
  'target.ambiguous': {
    one: '{count}-mal eines von mehreren gleichen',
    other: '{count}-mal eines von mehreren gleichen',
  },
  'target.occluded': { one: '{count}-mal verdeckt', other: '{count}-mal verdeckt' },

  'problem.origin_not_allowed':
    'Diese Adresse gehört nicht zu den Ursprüngen, die die Umgebung erlaubt.',
}
