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
    'Comptes selon la semaine de leur démarrage, la plus récente d’abord. Une part est donnée dès que toute la semaine a été suivie aussi longtemps, à partir de dix.',
  'cohorts.means':
    'Les comptes d’une semaine sont suivis dès leur démarrage. Ceux qui sont trop jeunes pour un jour donné comptent aussi longtemps qu’ils ont été suivis (Kaplan-Meier).',
  'cohorts.week': 'Semaine du',
  'cohorts.n': 'Comptes',
  'cohorts.day': 'Au jour {day}',
  'cohorts.notKnown':
    'La semaine entière n’a pas encore été suivie aussi longtemps, ou elle compte moins de dix comptes',
  'cohorts.p50': 'La moitié après',
  'cohorts.p90': '90 % après',
  'cohorts.more': 'et {count} de plus',
  'ttv.tab.groups': 'Groupes',
  'ttv.tab.retention': 'Valeur et départs',
  'groups.title': 'Qui y arrive plus vite ?',
  'groups.note': 'Chaque courbe est tracée tant qu’au moins {least} de son groupe sont suivis.',
  'groups.tooFew':
    'Aucun groupe n’a {least} comptes suivis en même temps, ou il y a trop de groupes à tracer.',
  'groups.summary': 'Courbes de la part de chaque groupe ayant atteint la première valeur.',
  'groups.table': 'Les groupes côte à côte',
  'groups.group': 'Groupe',
  'groups.by14': 'Atteint au jour 14',
  'groups.means':
    'Les mêmes chiffres que pour tous, par groupe. Les groupes n’ont pas été tirés au sort : une différence peut avoir d’autres causes.',
  'groups.association':
    'Les groupes n’ont pas été tirés au sort : une différence est une association, pas un effet.',
  'groups.choose': 'Choisissez selon quoi comparer',
  'groups.chooseText':
    'Un attribut comme l’offre, ou la version d’un guide vue en premier par les comptes.',
  'compare.before': 'la période précédente',
  'compare.now': 'cette période',
  'compare.differs':
    'Le rythme diffère plus que le hasard ne l’explique (test du log-rank, p {p}).',
  'compare.same':
    'Aucune différence de rythme ne se distingue du hasard (test du log-rank, p {p}).',
  'compare.stratified': 'Comparé à {trait} égal :',
  'compare.difference':
    'Atteint au jour 14, « {second} » par rapport à « {first} » : {points} points de pourcentage, intervalle à 95 % de {low} à {high}.',
  'compare.tooFew': 'Non comparé : il en faut au moins {least} arrivés au but de chaque côté.',
  'retained.title': 'Les comptes à valeur précoce restent-ils ?',
  'retained.note': 'Partis entre le jour 14 et le jour 90, parmi les comptes encore là au jour 14',
  'retained.with': 'Première valeur au jour 14',
  'retained.without': 'Sans première valeur au jour 14',
  'retained.means':
    'Parmi les comptes non partis au jour 14 et âgés d’au moins 90 jours : combien sont partis au jour 90, selon que la première valeur était atteinte ou non au jour 14.',
  'retained.association':
    'C’est une association, pas un effet. Les comptes à valeur précoce diffèrent aussi par ailleurs ; y pousser les autres ne les retiendra pas forcément.',
  'retained.none': 'Aucun compte n’est encore assez ancien',
  'retained.noneText':
    'Il faut des comptes démarrés il y a au moins 90 jours. Choisissez une période plus longue, par exemple tout le temps.',
  'ttv.tab.milestones': 'Autres jalons',
  'otherMilestones.title': 'Combien de temps jusqu’à « {name} » ?',
  'otherMilestones.choose': 'Jalon',
  'otherMilestones.means':
    'Les comptes depuis leur démarrage jusqu’à ce que quelqu’un y atteigne le jalon. Les autres comptent aussi longtemps qu’ils ont été suivis (Kaplan-Meier) ; ceux qui sont partis restent comptés.',
  'otherMilestones.none': 'Aucun jalon n’est encore défini',
  'otherMilestones.noneText':
    'Définissez ce qui vaut la peine d’être atteint, et voyez combien de temps il faut.',
  'otherMilestones.open': 'Définir un jalon',
  'adoption.milestones': 'Quels jalons les comptes atteignent-ils ?',
  'adoption.milestone': 'Jalon',
  'adoption.means.milestones':
    'Comptes démarrés dans la période et où quelqu’un a atteint le jalon jusqu’ici. Les comptes jeunes ont eu moins de temps.',
  'adoption.featureTable': 'À quelle vitesse, combien, combien de temps ?',
  'adoption.groups.step': 'Montré par groupe',
  'adoption.groups.tried':
    'Qui, dans chaque groupe, a utilisé la fonctionnalité au moins une fois jusqu’ici.',
  'adoption.groups.adopted':
    'Qui, dans chaque groupe, a utilisé la fonctionnalité trois jours différents jusqu’ici.',
  'outcomes.means':
    'Parts selon Aalen et Johansen : valeur et départ s’excluent, le premier des deux compte. Les comptes trop jeunes comptent aussi longtemps qu’ils ont été suivis.',
}
