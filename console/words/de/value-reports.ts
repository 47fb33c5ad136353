import type { valueReports as english } from '../en/value-reports.ts'
import type { SameWords } from '../same-words.ts'

export const valueReports: SameWords<typeof english> = {
  'outcomes.title': 'Was wurde aus allen, die gestartet sind?',
  'outcomes.note':
    'Wer vor dem ersten Nutzen abwandert, zählt als abgewandert, was auch später kam. Gezeichnet, solange mindestens {least} Konten in Beobachtung sind.',
  'outcomes.shareAxis': 'Anteil der Konten',
  'outcomes.summary':
    'Anteile der Konten mit erstem Nutzen, wartend und ohne Nutzen abgewandert, Tag für Tag.',
  'ttv.tab.everyone': 'Alle',
  'ttv.tab.cohorts': 'Wochenjahrgänge',
  'ttv.units.reached': 'Ersten Nutzen erreicht',
  'cohorts.title': 'Kommt jeder Jahrgang schneller ans Ziel?',
  'cohorts.note':
    'Konten nach der Woche ihres Starts, die jüngste zuerst. Ein Anteil wird genannt, sobald die ganze Woche so lange in Beobachtung ist, ab zehn Konten.',
  'cohorts.means':
    'Konten einer Woche werden ab ihrem Start beobachtet. Wer für einen Tag noch zu jung ist, zählt so lange mit, wie er beobachtet wurde (Kaplan-Meier).',
  'cohorts.week': 'Woche ab',
  'cohorts.n': 'Konten',
  'cohorts.day': 'Bis Tag {day}',
  'cohorts.notKnown':
    'Noch ist nicht die ganze Woche so lange in Beobachtung, oder es sind weniger als zehn',
  'cohorts.p50': 'Hälfte nach',
  'cohorts.p90': '90 % nach',
  'cohorts.more': 'und {count} weitere',
  'ttv.tab.groups': 'Gruppen',
  'ttv.tab.retention': 'Nutzen und Abwanderung',
  'groups.title': 'Wer kommt schneller ans Ziel?',
  'groups.note':
    'Jede Kurve ist gezeichnet, solange mindestens {least} ihrer Gruppe in Beobachtung sind.',
  'groups.tooFew':
    'Keine Gruppe hat {least} Konten gleichzeitig in Beobachtung, oder es sind zu viele Gruppen zum Zeichnen.',
  'groups.summary': 'Kurven des Anteils jeder Gruppe mit erstem Nutzen.',
  'groups.table': 'Gruppen nebeneinander',
  'groups.group': 'Gruppe',
  'groups.by14': 'Erreicht bis Tag 14',
  'groups.means':
    'Dieselben Zahlen wie für alle, je Gruppe. Die Gruppen wurden nicht zufällig zugeteilt; ein Unterschied kann andere Ursachen haben.',
  'groups.association':
    'Die Gruppen wurden nicht zufällig zugeteilt: Ein Unterschied ist ein Zusammenhang, keine Wirkung.',
  'groups.choose': 'Wählen Sie, wonach verglichen wird',
  'groups.chooseText':
    'Ein Merkmal wie der Tarif oder die Version eines Guides, die Konten zuerst sahen.',
  'compare.before': 'der vorherige Zeitraum',
  'compare.now': 'dieser Zeitraum',
  'compare.differs':
    'Das Tempo unterscheidet sich mehr, als Zufall erklärt (Log-Rank-Test, p {p}).',
  'compare.same':
    'Ein Unterschied im Tempo ist nicht vom Zufall zu unterscheiden (Log-Rank-Test, p {p}).',
  'compare.stratified': 'Verglichen bei gleichem {trait}:',
  'compare.difference':
    'Erreicht bis Tag 14, „{second}“ gegen „{first}“: {points} Prozentpunkte, 95-%-Intervall {low} bis {high}.',
  'compare.tooFew': 'Nicht verglichen: Auf jeder Seite müssen mindestens {least} angekommen sein.',
  'retained.title': 'Bleiben Konten mit frühem Nutzen?',
  'retained.note':
    'Abgewandert zwischen Tag 14 und Tag 90, von den Konten, die an Tag 14 noch da waren',
  'retained.with': 'Erster Nutzen bis Tag 14',
  'retained.without': 'Ohne ersten Nutzen bis Tag 14',
  'retained.means':
    'Unter Konten, die an Tag 14 nicht abgewandert und mindestens 90 Tage alt sind: wie viele bis Tag 90 abwanderten, je nachdem, ob sie bis Tag 14 den ersten Nutzen hatten.',
  'retained.association':
    'Das ist ein Zusammenhang, keine Wirkung. Konten mit frühem Nutzen unterscheiden sich auch sonst; andere dorthin zu drängen, hält sie nicht unbedingt.',
  'retained.none': 'Noch ist kein Konto alt genug',
  'retained.noneText':
    'Dafür braucht es Konten, die vor mindestens 90 Tagen gestartet sind. Wählen Sie einen längeren Zeitraum, etwa die gesamte Zeit.',
  'ttv.tab.milestones': 'Andere Meilensteine',
  'otherMilestones.title': 'Wie lange bis „{name}“?',
  'otherMilestones.choose': 'Meilenstein',
  'otherMilestones.means':
    'Konten von ihrem Start, bis jemand darin den Meilenstein erreichte. Die übrigen zählen so lange, wie sie beobachtet wurden (Kaplan-Meier); abgewanderte bleiben dabei.',
  'otherMilestones.none': 'Noch ist kein Meilenstein festgelegt',
  'otherMilestones.noneText':
    'Legen Sie fest, was sich zu erreichen lohnt, und sehen Sie, wie lange es dauert.',
  'otherMilestones.open': 'Meilenstein festlegen',
  'adoption.milestones': 'Welche Meilensteine erreichen Konten?',
  'adoption.milestone': 'Meilenstein',
  'adoption.means.milestones':
    'Konten, die im Zeitraum gestartet sind und in denen jemand den Meilenstein bisher erreicht hat. Junge Konten hatten weniger Zeit.',
  'adoption.featureTable': 'Wie bald, wie viel, wie lange?',
  'adoption.groups.step': 'Je Gruppe gezeigt',
  'adoption.groups.tried':
    'Wer aus jeder Gruppe die Funktion bisher mindestens einmal genutzt hat.',
  'adoption.groups.adopted':
    'Wer aus jeder Gruppe die Funktion bisher an drei verschiedenen Tagen genutzt hat.',
  'outcomes.means':
    'Anteile nach Aalen und Johansen: Nutzen und Abwanderung schließen einander aus, was zuerst kam, zählt. Wer noch zu jung ist, zählt so lange, wie er beobachtet wurde.',
}
