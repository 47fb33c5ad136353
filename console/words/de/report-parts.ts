import type { reportParts as english } from '../en/report-parts.ts'
import type { SameWords } from '../same-words.ts'

export const reportParts: SameWords<typeof english> = {
  'print.print': 'Drucken',
  'print.printed': '{workspace}, {environment}. Gedruckt {time}.',
  'print.meaning': 'Was diese Zahlen bedeuten',

  'report.definition.question': 'Frage',
  'report.nUsers': { one: '{count} Nutzer', other: '{count} Nutzer' },

  'units.title': 'Welche Konten sind das?',

  'units.count': {
    one: '{count} Konto, Stand {time}',
    other: '{count} Konten, Stand {time}',
  },
  'units.countUsers': {
    one: '{count} Nutzer, Stand {time}',
    other: '{count} Nutzer, Stand {time}',
  },
  'units.shown': 'Hier stehen die ersten {shown}; die CSV-Datei enthält alle.',
  'units.none': 'Hinter dieser Zahl steht niemand.',
  'units.account': 'Konto',
  'units.user': 'Nutzer',
  'units.state': 'Stand',
  'units.took': 'Nach',
  'units.started': 'Gestartet',
  'units.csv': 'Als CSV herunterladen',
  'units.reached': 'Erreicht',
  'units.notReached': 'Noch nicht',
  'units.churned': 'Abgewandert',

  'filter.level': 'Gezählt werden',
  'filter.level.account': 'Konten',
  'filter.level.user': 'Nutzer',
  'filter.groupBy': 'Vergleichen nach',
  'filter.groupBy.none': 'Nichts',
  'filter.groupBy.cohortWeek': 'Woche des Starts',
  'filter.groupBy.segment': 'Im Segment „{name}“',
  'filter.groupBy.guide': 'Zuerst gesehene Version von „{name}“',
  'filter.groupBy.trait': 'Ein Merkmal',
  'filter.groupBy.traitHelp': 'So, wie Ihre App es sendet, zum Beispiel plan.',

  'group.unset': 'Nicht gesetzt',
  'group.inSegment': 'Im Segment',
  'group.notInSegment': 'Nicht im Segment',
  'group.version': 'Version {version}',
  'group.notSeen': 'Nie gesehen',

  'annotations.title': 'Was hat sich in dieser Zeit geändert?',
  'annotations.note':
    'Veröffentlichte Guide-Versionen und geänderte Regeln, während diese Konten starteten.',
  'annotations.guide_published': '„{name}“ veröffentlicht, Version {version}',
  'annotations.milestone_changed': 'Regel des Meilensteins „{name}“ geändert',
  'annotations.milestone_deleted': 'Meilenstein „{name}“ gelöscht',
  'annotations.feature_changed': 'Regel der Funktion „{name}“ geändert',
  'annotations.feature_deleted': 'Funktion „{name}“ gelöscht',
  'annotations.segment_changed': 'Segment „{name}“ geändert',
  'annotations.segment_deleted': 'Segment „{name}“ gelöscht',

  'report.fresh': 'Letztes Ereignis empfangen {time}.',
  'report.definition.fresh': 'Letztes Ereignis',
}
