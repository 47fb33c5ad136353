import type { retention as english } from '../en/retention.ts'
import type { SameWords } from '../same-words.ts'

export const retention: SameWords<typeof english> = {
  'nav.retention': 'Rétention',
  'retention.title': 'Rétention',
  'retention.question': 'Ceux qui ont commencé reviennent-ils, et combien sont actifs ?',
  'retention.tab.retention': 'Qui revient',
  'retention.tab.activity': 'Personnes actives',
  'retention.headline': 'De retour en semaine {week}',
  'retention.beneathNone': 'Aucune cohorte n’a encore cet âge',
  'retention.means':
    'Parmi ceux dont la première activité date de la même semaine, qui était de nouveau actif tant de semaines plus tard. Seules les semaines terminées comptent, au numérateur comme au dénominateur.',
  'retention.curve': 'Combien reviennent, semaine après semaine ?',
  'retention.curveNote':
    'Toutes les cohortes ensemble, pour leurs semaines terminées, avec des intervalles à 95 %.',
  'retention.on': 'Cette semaine-là',
  'retention.onOrAfter': 'Alors ou plus tard',
  'retention.mode': 'Compte comme retour',
  'retention.shareAxis': 'Part de la cohorte',
  'retention.weekAxis': 'Semaines depuis la première',
  'retention.week': 'Semaine {week}',
  'retention.weekOf': 'Semaine du',
  'retention.size': 'Cohorte',
  'retention.all': 'Toutes ensemble',
  'retention.interval': 'Intervalle à 95 %',
  'retention.cohorts': 'Quelle cohorte reste ?',
  'retention.cohortsNote':
    'Cohortes par semaine de première activité, la plus récente d’abord. * La semaine n’est pas terminée.',
  'retention.notOver': 'Cette semaine n’est pas encore terminée',
  'retention.brackets': 'Au cours de plusieurs semaines',
  'retention.bracketsNote': 'Actif pendant au moins une semaine de la plage.',
  'retention.bracket': 'Semaines {first} à {last}',
  'retention.bracketOne': 'Semaine {first}',
  'retention.rolling': 'Par jours depuis la première activité de chacun',
  'retention.rollingNote': '24 heures entières, comptées pour chacun depuis son premier événement.',
  'retention.rollingDay': 'Jour {day}',
  'retention.onDay': 'Ce jour-là',
  'retention.cameBack': 'Revenus',
  'retention.of': 'Sur',
  'retention.began': 'Débuts',
  'retention.groupsNote':
    'Qui, dans chaque groupe, était de nouveau actif tant de semaines plus tard. Seules les semaines terminées comptent.',
  'retention.none': 'Personne n’a été actif pendant cette période',
  'retention.noneText':
    'La rétention a besoin de personnes qui agissent. Choisissez une période plus longue, ou vérifiez que des événements arrivent.',
  'retention.openEvents': 'Ouvrir les événements en direct',
  'activity.dau': 'Actifs le jour même',
  'activity.wau': 'Actifs sur 7 jours',
  'activity.mau': 'Actifs sur 30 jours',
  'activity.stickiness': 'Assiduité',
  'activity.day': 'Jour',
  'activity.week': '7 jours',
  'activity.month': '30 jours',
  'activity.on': 'Le {date}, dernier jour entier',
  'activity.lines': 'Combien sont actifs ?',
  'activity.linesNote':
    'Chacun compte une fois dans la journée, les 7 jours et les 30 jours qui se terminent avec elle.',
  'activity.peopleAxis': 'Personnes',
  'activity.accountsAxis': 'Comptes',
  'activity.dayAxis': 'Jours locaux',
  'activity.sticky': 'À quelle fréquence les personnes actives viennent-elles ?',
  'activity.stickyNote':
    'La moyenne de 30 valeurs quotidiennes de personnes, divisée par les personnes des 30 jours.',
  'activity.notOver': '{date}, pas terminé',
  'activity.means':
    'Personnes distinctes ayant fait quelque chose pendant le jour local, les 7 et les 30 jours qui se terminent avec lui.',
  'activity.meansSticky':
    'Sur combien des 30 jours une personne active vient en moyenne, en part de 30 : 20 % est un jour sur cinq.',
}
