import type { reports as english } from '../en/reports.ts'
import type { SameWords } from '../same-words.ts'

export const reports: SameWords<typeof english> = {
  'rate.of': '{part} sur {whole}',
  'unit.days': 'jours',

  recomputing: 'Recalcul en cours, {share}',
  'recomputing.text':
    'Une règle a changé et l’historique est relu. Ces chiffres ne sont pas encore définitifs.',

  'report.asOf': 'État au {time}',
  'report.n': { one: '{count} compte', other: '{count} comptes' },
  'report.interval': 'intervalle à 95 % : {low}–{high} %',
  'report.noInterval': 'Trop peu de comptes pour un intervalle',
  'report.better': {
    one: '{count} point de mieux que la période précédente ({share})',
    other: '{count} points de mieux que la période précédente ({share})',
  },
  'report.worse': {
    one: '{count} point de moins que la période précédente ({share})',
    other: '{count} points de moins que la période précédente ({share})',
  },
  'report.same': 'Comme la période précédente ({share})',
  'report.noComparison': 'Trop peu de comptes dans la période précédente pour comparer',
  'report.definition.counted': 'Comptés',
  'report.definition.period': 'Démarrés',
  'report.definition.asOf': 'État au',
  'report.definition.interval': 'Intervalle',
  'report.definition.excluded': 'Non comptés',
  'report.definition.full': 'Définition complète (en anglais)',
  'report.definition.population': 'Qui est compté',
  'report.definition.counts': 'Ce qui compte',
  'report.definition.window': 'Fenêtre',
  'report.definition.timeBasis': 'Horloge',
  'report.definition.caveats': 'À savoir',
  'report.period.open': 'à tout moment',
  'report.period.from': 'depuis le {from}',
  'report.period.to': 'jusqu’au {to}',
  'report.period.between': 'du {from} au {to}',

  'report.definition.notes': 'Comptés, mais à noter',
  'note.value_before_start': 'Valeur avant le démarrage, comptée 0',
  'note.value_after_churn': 'Valeur seulement après le départ',

  'exclusion.internal': 'Équipe et tests internes',
  'exclusion.bot': 'Robots',
  'exclusion.erased': 'Effacés',
  'exclusion.unknown_at_entry': 'Valeur avant l’installation inconnue',
  'exclusion.value_at_entry': 'Avaient déjà de la valeur avant l’installation',
  'exclusion.not_yet_observed': 'Pas encore installés',
  'exclusion.delayed_entry': 'Observés plus tard seulement',

  'curve.shareAxis': 'Part des comptes ayant atteint la valeur',
  'curve.dayAxis': 'Jours depuis le démarrage',
  'curve.atRisk': 'Comptes encore suivis et sans valeur',
  'curve.shareOfMilestone': 'Part l’ayant atteint',
  'curve.atRiskOfMilestone': 'Encore suivis sans l’avoir atteint',
  'curve.median': 'Médiane {time}',
  'curve.thisPeriod': 'Cette période',
  'curve.previousPeriod': 'Période précédente',
  'curve.day': 'Jour {day}',
  'curve.reached': '{share} y sont',
  'curve.reachedBetween': '{share} y sont [{low}–{high}]',
  'curve.atRiskCount': { one: '{count} encore en route', other: '{count} encore en route' },
  'curve.read': 'Lire la courbe jour par jour',
  'curve.summary': 'Courbe de la part des comptes ayant atteint la première valeur.',
  'curve.tooFew': {
    one: 'Une courbe demande au moins {least} comptes suivis en même temps. {count} a démarré dans cette période.',
    other:
      'Une courbe demande au moins {least} comptes suivis en même temps. {count} ont démarré dans cette période.',
  },
  'curve.table.day': 'Jour',
  'curve.table.reached': 'Y sont',
  'curve.table.interval': 'Intervalle à 95 %',
  'curve.table.atRisk': 'En route',

  'waiting.title': 'Qui attend depuis le plus longtemps ?',
  'waiting.account': 'Compte',
  'waiting.state': 'État',
  'waiting.for': 'Attend depuis',
  'waiting.last': 'Dernier jalon',
  'waiting.reached': 'Jalons',
  'waiting.seen': 'Vu',
  'waiting.none': 'Personne n’attend',
  'waiting.noneText': 'Chaque compte démarré dans cette période a atteint la première valeur.',
  'waiting.first': {
    one: '{count} compte attend ; il est listé ici.',
    other: '{count} comptes attendent ; voici les {shown} qui attendent le plus.',
  },
  'waiting.thenChurned': '{waiting} en attente, puis {churned} partis sans valeur.',
  'waiting.all': 'Afficher les {count}',
  'waiting.csv': 'Télécharger en CSV',

  'overview.title': 'Vue d’ensemble',
  'overview.question':
    'Les nouveaux clients obtiennent-ils de la valeur, et qui a besoin de vous ?',
  'overview.sentence': {
    one: '{share} des comptes qui démarrent atteignent la valeur en {count} jour',
    other: '{share} des comptes qui démarrent atteignent la valeur en {count} jours',
  },
  'overview.tooEarly': {
    one: '{reached} compte sur {count} a atteint la valeur jusqu’ici.',
    other: '{reached} comptes sur {count} ont atteint la valeur jusqu’ici.',
  },
  'overview.previous': 'Période précédente : {share}.',
  'overview.waiting': {
    one: '{count} compte sur {n} attend.',
    other: '{count} comptes sur {n} attendent.',
  },
  'overview.curve': 'Combien de temps avant la première valeur ?',
  'overview.curveOpen': 'Ouvrir le délai de valeur',
  'overview.waitingOpen': 'Voir tous ceux qui attendent',
  'overview.adoption': 'Quelles fonctions les comptes adoptent-ils ?',
  'overview.adoptionNote': 'Utilisées trois jours différents, parmi les comptes qui le pouvaient',
  'overview.adoptionOpen': 'Ouvrir l’adoption',
  'overview.noFeatures': 'Aucune fonction n’est encore définie',
  'overview.noFeaturesText':
    'Définissez une fonction par un ensemble d’événements, et voyez qui l’essaie et qui continue.',
  'overview.phases': 'Jusqu’où vont les comptes ?',
  'overview.phasesNote': 'Comptes ayant terminé la phase',

  'ttv.title': 'Délai de valeur',
  'ttv.question':
    'Combien de temps les comptes mettent-ils à atteindre la première valeur, et qui attend encore ?',
  'ttv.noEvents': 'Pas encore d’événements',
  'ttv.noEventsText':
    'Collez l’extrait de code et ouvrez votre application. Les premiers comptes apparaissent ici en quelques secondes.',
  'ttv.noMilestone': 'Aucun jalon n’est marqué comme première valeur',
  'ttv.noMilestoneText':
    'Choisissez l’événement qui montre qu’un client a obtenu ce qu’il cherchait. L’historique est compté aussitôt.',
  'ttv.chooseMilestone': 'Choisir la première valeur',
  'ttv.noStarts': 'Aucun compte n’a démarré dans cette période',
  'ttv.noStartsText':
    'Élargissez la période, ou installez l’extrait de code pour voir arriver des comptes.',
  'ttv.allTime': 'Voir toute la période',
  'ttv.install': 'Installer l’extrait de code',
  'ttv.firstValue': 'Première valeur',
  'ttv.firstValueIs': 'Première valeur :',
  'ttv.reach': {
    one: 'Atteignent la valeur en {count} jour',
    other: 'Atteignent la valeur en {count} jours',
  },
  'ttv.soFar': 'Ont atteint la valeur jusqu’ici',
  'ttv.tooFewForShare':
    'Une part par jour suivra quand {least} comptes auront été suivis aussi longtemps.',
  'ttv.median': 'Délai médian',
  'ttv.medianNone': 'Moins de la moitié a atteint la valeur, pour un suivi médian de {time}.',
  'ttv.medianBetween': 'intervalle à 95 % : {low} à {high}',
  'ttv.medianAtLeast': 'intervalle à 95 % : {low} ou plus',
  'ttv.waiting': 'Attendent encore',
  'ttv.waitingChurned': {
    one: '{count} autre est parti sans valeur',
    other: '{count} autres sont partis sans valeur',
  },
  'ttv.waitingNoChurn': 'Aucun n’est parti sans valeur',
  'ttv.followUp': 'Suivi médian : {time}',
  'ttv.curve': 'Combien de temps avant la première valeur ?',
  'ttv.curveNote':
    'Les comptes en attente comptent comme tels, ceux qui sont partis restent inclus. Tracée tant qu’au moins {least} comptes sont suivis.',
  'ttv.days': 'Quelle part a atteint la valeur au jour … ?',
  'ttv.contrast': 'Pourquoi pas simplement la médiane de ceux qui ont réussi ?',
  'ttv.contrastConverters': 'Médiane de ceux qui ont réussi',
  'ttv.contrastAll': 'Médiane de tous ceux qui ont démarré',
  'ttv.contrastText':
    'Ne compter que les comptes qui ont atteint la valeur oublie tous ceux qui essaient encore et tous ceux qui ont renoncé. Ce chiffre s’améliore quand des clients partent. Ne pilotez jamais avec lui.',
  'ttv.contrastN': {
    one: '{count} compte ayant atteint la valeur',
    other: '{count} comptes ayant atteint la valeur',
  },
  'ttv.means.reach':
    'La part de tous les comptes démarrés dans la période qui atteignent la première valeur en autant de jours. Les comptes trop jeunes comptent aussi longtemps qu’ils ont été suivis (Kaplan-Meier). Ceux qui sont partis restent inclus.',
  'ttv.means.median':
    'À ce moment, la moitié de tous les comptes démarrés a atteint la première valeur. Ceux qui attendent sont comptés : perdre des clients n’embellit donc pas ce chiffre.',
  'ttv.means.waiting':
    'Comptes démarrés dans la période, qui ne sont pas partis et n’ont pas atteint la première valeur.',

  'adoption.title': 'Adoption',
  'adoption.question': 'Quelle étape perd des comptes, et quelles fonctions gardent-ils ?',
  'adoption.phases': 'Quelle phase perd des comptes ?',
  'adoption.phasesNote':
    'Phases de « {checklist} », par n’importe quel chemin et dans n’importe quel ordre',
  'adoption.phase': 'Phase',
  'adoption.completed': 'Terminée',
  'adoption.inOrder': 'Avec les précédentes',
  'adoption.median': 'Délai médian',
  'adoption.hereNow': 'Y sont maintenant',
  'adoption.complete': 'Toutes les phases terminées',
  'adoption.noChecklist': 'Aucune liste n’est publiée',
  'adoption.noChecklistText':
    'Publiez une liste par phases, et voyez ici quelle phase les comptes laissent inachevée.',
  'adoption.openGuides': 'Ouvrir les guides',
  'adoption.features': 'Quelles fonctions les comptes adoptent-ils ?',
  'adoption.featuresNote': 'Adoptée veut dire : utilisée trois jours différents',
  'adoption.feature': 'Fonction',
  'adoption.tried': 'Essayée',
  'adoption.adopted': 'Adoptée',
  'adoption.timeToAdopt': 'Délai d’adoption',
  'adoption.depth': 'Usages par compte',
  'adoption.penetration': 'Utilisateurs',
  'adoption.still': 'Encore utilisée',
  'adoption.released': 'Depuis le {date}',
  'adoption.noFeatures': 'Aucune fonction n’est encore définie',
  'adoption.noFeaturesText':
    'Une fonction est un ensemble d’événements avec une date de sortie. Définissez-en une pour voir qui l’essaie, l’adopte et la garde.',
  'adoption.openMilestones': 'Définir une fonction',
  'adoption.noAccounts': 'Aucun compte n’a démarré dans cette période',
  'adoption.onboarded': 'Parcours terminé',
  'adoption.progress': 'Progression moyenne',
  'adoption.activeUsers': 'Utilisateurs actifs sur 28 jours : {users}',
  'adoption.means.onboarded': 'Comptes ayant atteint chaque jalon de chaque phase.',
  'adoption.means.progress':
    'Jalons de la liste atteints, en part du total, en moyenne sur les comptes.',
  'adoption.means.activeUsers':
    'Utilisateurs différents ayant une activité dans les 28 jours avant l’état.',
  'adoption.means.tried': 'Utilisée au moins une fois.',
  'adoption.means.adopted': 'Utilisée trois jours différents.',
  'adoption.means.timeToAdopt':
    'Médiane du démarrage du compte, ou de la sortie de la fonction si elle est plus tardive, au troisième jour d’usage. Les comptes sans adoption comptent comme en attente.',
  'adoption.means.depth': 'Usages en 28 jours, par compte qui l’a utilisée.',
  'adoption.means.penetration': 'Utilisateurs de la fonction parmi les actifs sur 28 jours.',
  'adoption.means.still':
    'Parmi les comptes qui l’ont adoptée il y a au moins 28 jours, ceux qui l’ont utilisée dans les 28 derniers.',
  'adoption.notHalf': 'Pas encore la moitié',
  'adoption.columnHelp': 'Ce que veulent dire les colonnes',
}
