import type { valueReports as english } from '../en/value-reports.ts'
import type { SameWords } from '../same-words.ts'

export const valueReports: SameWords<typeof english> = {
  'outcomes.title': 'Que sont devenus tous ceux qui ont démarré ?',
  'outcomes.note':
    'Qui part avant la première valeur compte comme parti, quoi qu’il arrive ensuite. Tracé tant qu’au moins {least} comptes sont suivis.',
  'outcomes.shareAxis': 'Part des comptes',
  'outcomes.summary':
    'Parts des comptes ayant atteint la valeur, en attente et partis sans valeur, jour par jour.',
  'ttv.tab.everyone': 'Tous',
  'ttv.tab.cohorts': 'Cohortes par semaine',
  'ttv.units.reached': 'Première valeur atteinte',
  'cohorts.title': 'Chaque semaine y arrive-t-elle plus vite ?',
  'cohorts.note':
    'Comptes selon la semaine de leur démarrage, la plus récente d’abord. Une part est donnée tant que dix comptes de la semaine ont été suivis aussi longtemps.',
  'cohorts.means':
    'Les comptes d’une semaine sont suivis dès leur démarrage. Ceux qui sont trop jeunes pour un jour donné comptent aussi longtemps qu’ils ont été suivis (Kaplan-Meier).',
  'cohorts.week': 'Semaine du',
  'cohorts.n': 'Comptes',
  'cohorts.day': 'Au jour {day}',
  'cohorts.notKnown': 'Trop peu ont été suivis aussi longtemps',
  'cohorts.p50': 'La moitié après',
  'cohorts.p90': '90 % après',
  'cohorts.more': 'et {count} de plus',
}
