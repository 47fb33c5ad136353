import type { guideReports as english } from '../en/guide-reports.ts'
import type { SameWords } from '../same-words.ts'

/** Wörter dazu, was aus einer Anleitung wird und was auf eine Umfrage geantwortet wird. */
export const guideReports: SameWords<typeof english> = {
  'editor.tab.performance': 'Ergebnisse',
  'editor.tab.answers': 'Antworten',
  'shares.share': 'Anteil',
  'shares.count': 'Anzahl',

  'performance.none': 'In diesem Zeitraum wurde diese Anleitung niemandem gezeigt',
  'performance.noneText':
    'Veröffentlichen Sie sie und öffnen Sie Ihr Produkt, oder wählen Sie einen längeren Zeitraum. Was Seiten zeigen, wird sofort gezählt.',
  'performance.noEffect':
    'Diese Zahlen sagen, was Menschen mit der Anleitung getan haben. Ob sie geholfen hat, können sie nicht sagen: Niemandem wurde sie zufällig vorenthalten.',
  'performance.steps': 'Wie weit kommen sie?',
  'performance.ofAccounts': {
    one: 'Von {count} Konto, dem die Anleitung gezeigt wurde.',
    other: 'Von {count} Konten, denen die Anleitung gezeigt wurde.',
  },
  'performance.ofUsers': {
    one: 'Von {count} Nutzer, dem die Anleitung gezeigt wurde.',
    other: 'Von {count} Nutzern, denen die Anleitung gezeigt wurde.',
  },
  'performance.step': 'Schritt',
  'performance.shown': 'Gezeigt',
  'performance.started': 'Begonnen',
  'performance.finished': 'Abgeschlossen',
  'performance.dismissed': 'Weggeklickt',
  'performance.time': 'Die Hälfte ist fertig nach',
  'performance.accounts': 'Konten',
  'performance.users': 'Nutzer',
  'performance.timeOf': '{part} von {whole}, die begonnen haben, sind fertig',
  'performance.notHalf': 'Weniger als die Hälfte: bisher {part} von {whole}',
  'performance.leftHere': '{count} gingen hier',
  'performance.leftElsewhere': {
    one: '{count} weiterer Abbruch gehört zu keinem bestimmten Schritt.',
    other: '{count} weitere Abbrüche gehören zu keinem bestimmten Schritt.',
  },
  'performance.version': 'Version',
  'performance.version.all': 'Alle',
  'performance.published': 'Veröffentlicht',
  'performance.versions': 'Versionen',
  'performance.versionsNote': 'Jede für die, die sie zuerst gesehen haben.',
  'performance.health': 'Werden die Ziele gefunden?',
  'performance.healthNote':
    'Wie oft Seiten in den letzten 28 Tagen fanden, worauf die Anleitung zeigt.',
  'performance.health.found': 'Gefunden',
  'performance.health.ambiguous': 'Mehrdeutig',
  'performance.health.occluded': 'Verdeckt',
  'performance.health.lost': 'Fehlt',
  'performance.health.times': 'Gesucht',
  'performance.means.shown':
    'Wem eine Seite die Anleitung in diesem Zeitraum zum ersten Mal zeigte. Ein Konto zählt einmal, wer auch immer daraus sie sah.',
  'performance.means.finished': 'Wer von denen, die die Anleitung sahen, bis zum Ende kam.',
  'performance.means.dismissed':
    'Wer von denen, die die Anleitung sahen, sie weggeklickt und seither nicht abgeschlossen hat.',
  'performance.means.time':
    'Vom Beginn der Anleitung bis zu ihrem Ende. Wer nicht fertig ist, zählt als noch unterwegs, auch nach dem Wegklicken (Kaplan-Meier).',

  'answers.none': 'In diesem Zeitraum wurde niemand gefragt',
  'answers.noneText':
    'Veröffentlichen Sie die Umfrage und öffnen Sie Ihr Produkt, oder wählen Sie einen längeren Zeitraum.',
  'answers.rate': 'Haben geantwortet',
  'answers.note':
    'Eine Antwort je Person und Frage: die letzte. Wer nicht geantwortet hat, denkt vielleicht anders.',
  'answers.means.rate':
    'Von den Personen, denen die Umfrage in diesem Zeitraum zum ersten Mal gezeigt wurde, die, die irgendeine Frage beantwortet haben.',
  'answers.of': '{count} haben geantwortet',
  'answers.kind.nps': 'Wie wahrscheinlich eine Empfehlung ist, 0 bis 10',
  'answers.kind.csat': 'Wie zufrieden, 1 bis 5',
  'answers.kind.ces': 'Wie leicht, 1 bis 7',
  'answers.kind.single': 'Eine Auswahl',
  'answers.kind.multiple': 'Mehrere Auswahlen',
  'answers.kind.text': 'In eigenen Worten',
  'answers.score.nps': 'Net Promoter Score',
  'answers.score.csat': 'Zufrieden',
  'answers.score.ces': 'Leichtigkeit im Mittel',
  'answers.easy': 'Fanden es leicht',
  'answers.interval': '95-%-Intervall {low} bis {high}',
  'answers.noInterval': 'Kein Intervall unter 10 Antworten',
  'answers.means.nps':
    'Der Anteil der Antworten 9 und 10 abzüglich des Anteils von 0 bis 6, mal 100: von -100 bis 100.',
  'answers.means.csat': 'Der Anteil der Antworten 4 und 5.',
  'answers.means.ces':
    'Das Mittel von 1 (schwer) bis 7 (leicht) und der Anteil der Antworten ab 5.',
  'answers.tooFew': 'Was weniger als 5 Personen antworteten, wird nicht gezeigt.',
  'answers.promoters': '{count} Fürsprecher (9, 10)',
  'answers.passives': '{count} Passive (7, 8)',
  'answers.detractors': '{count} Kritiker (0 bis 6)',
  'answers.spread': 'Was haben sie geantwortet?',
  'answers.ofAnswers': {
    one: 'Von {count} Person, die dies beantwortet hat.',
    other: 'Von {count} Personen, die dies beantwortet haben.',
  },
  'answers.answer': 'Antwort',
  'answers.count': 'Antworten',
  'answers.course': 'Im Verlauf',
  'answers.courseNote': 'Danach, wann geantwortet wurde; unter 5 Antworten bleibt es offen.',
  'answers.from': 'Ab',
  'answers.per': 'Verlauf nach',
  'answers.per.month': 'Monat',
  'answers.per.week': 'Woche',
  'answers.noWords': 'Noch niemand hat etwas geschrieben.',
  'answers.page': '{from} bis {to} von {total}',
  'answers.later': 'Spätere',
  'answers.earlier': 'Frühere',
}
