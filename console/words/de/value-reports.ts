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
    'Konten nach der Woche ihres Starts, die jüngste zuerst. Ein Anteil wird genannt, solange zehn der Woche so lange in Beobachtung sind.',
  'cohorts.means':
    'Konten einer Woche werden ab ihrem Start beobachtet. Wer für einen Tag noch zu jung ist, zählt so lange mit, wie er beobachtet wurde (Kaplan-Meier).',
  'cohorts.week': 'Woche ab',
  'cohorts.n': 'Konten',
  'cohorts.day': 'Bis Tag {day}',
  'cohorts.notKnown': 'Zu wenige sind so lange in Beobachtung',
  'cohorts.p50': 'Hälfte nach',
  'cohorts.p90': '90 % nach',
  'cohorts.more': 'und {count} weitere',
}
