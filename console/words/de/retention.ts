import type { retention as english } from '../en/retention.ts'
import type { SameWords } from '../same-words.ts'

export const retention: SameWords<typeof english> = {
  'nav.retention': 'Wiederkehr',
  'retention.title': 'Wiederkehr',
  'retention.question': 'Kommen die zurück, die begonnen haben, und wie viele sind aktiv?',
  'retention.tab.retention': 'Wer zurückkommt',
  'retention.tab.activity': 'Aktive Personen',
  'retention.headline': 'Zurück in Woche {week}',
  'retention.beneathNone': 'Noch kein Jahrgang ist so alt',
  'retention.means':
    'Von denen, die in derselben Woche zum ersten Mal aktiv waren: wer so viele Wochen später wieder aktiv war. Nur Wochen, die vorbei sind, zählen, über und unter dem Bruchstrich.',
  'retention.curve': 'Wie viele kommen zurück, Woche für Woche?',
  'retention.curveNote':
    'Alle Jahrgänge zusammen, soweit ihre Wochen vorbei sind, mit 95-%-Intervallen.',
  'retention.on': 'In dieser Woche',
  'retention.onOrAfter': 'Dann oder später',
  'retention.mode': 'Als zurück gilt',
  'retention.shareAxis': 'Anteil des Jahrgangs',
  'retention.weekAxis': 'Wochen seit der ersten',
  'retention.week': 'Woche {week}',
  'retention.weekOf': 'Woche ab',
  'retention.size': 'Jahrgang',
  'retention.all': 'Alle zusammen',
  'retention.interval': '95-%-Intervall',
  'retention.cohorts': 'Welcher Jahrgang bleibt?',
  'retention.cohortsNote':
    'Jahrgänge nach der Woche ihrer ersten Aktivität, der jüngste zuerst. * Die Woche ist nicht vorbei.',
  'retention.notOver': 'Diese Woche ist noch nicht vorbei',
  'retention.brackets': 'Innerhalb von Wochen',
  'retention.bracketsNote': 'Aktiv in mindestens einer Woche der Spanne.',
  'retention.bracket': 'Wochen {first} bis {last}',
  'retention.bracketOne': 'Woche {first}',
  'retention.rolling': 'Nach Tagen seit der jeweils ersten Aktivität',
  'retention.rollingNote': 'Ganze 24 Stunden, für jeden ab dem eigenen ersten Ereignis.',
  'retention.rollingDay': 'Tag {day}',
  'retention.onDay': 'An diesem Tag',
  'retention.cameBack': 'Kamen zurück',
  'retention.of': 'Von',
  'retention.began': 'Begonnen',
  'retention.groupsNote':
    'Wer aus jeder Gruppe so viele Wochen später wieder aktiv war. Nur abgeschlossene Wochen zählen.',
  'retention.none': 'In diesem Zeitraum war niemand aktiv',
  'retention.noneText':
    'Wiederkehr braucht Menschen, die etwas tun. Wählen Sie einen längeren Zeitraum, oder sehen Sie nach, ob Ereignisse ankommen.',
  'retention.openEvents': 'Live-Ereignisse öffnen',
  'activity.dau': 'Aktiv am Tag',
  'activity.wau': 'Aktiv in 7 Tagen',
  'activity.mau': 'Aktiv in 30 Tagen',
  'activity.stickiness': 'Bindung',
  'activity.day': 'Tag',
  'activity.week': '7 Tage',
  'activity.month': '30 Tage',
  'activity.on': 'Am {date}, dem letzten ganzen Tag',
  'activity.lines': 'Wie viele sind aktiv?',
  'activity.linesNote':
    'Jeder zählt einmal am Tag, in den 7 Tagen und in den 30 Tagen, die mit ihm enden.',
  'activity.peopleAxis': 'Personen',
  'activity.accountsAxis': 'Konten',
  'activity.dayAxis': 'Ortstage',
  'activity.sticky': 'Wie oft kommen aktive Personen?',
  'activity.stickyNote':
    'Das Mittel von 30 Tageswerten der Personen, geteilt durch die Personen der 30 Tage.',
  'activity.notOver': '{date}, nicht vorbei',
  'activity.means':
    'Verschiedene Personen, die am Ortstag, in den 7 und in den 30 Tagen, die mit ihm enden, irgendetwas getan haben.',
  'activity.meansSticky':
    'An wie vielen der 30 Tage eine aktive Person im Mittel kommt, als Anteil von 30: 20 % ist jeder fünfte Tag.',
}
