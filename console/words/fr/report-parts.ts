import type { reportParts as english } from '../en/report-parts.ts'
import type { SameWords } from '../same-words.ts'

export const reportParts: SameWords<typeof english> = {
  'print.print': 'Imprimer',
  'print.printed': '{workspace}, {environment}. Imprimé le {time}.',
  'print.meaning': 'Ce que ces chiffres signifient',

  'report.definition.question': 'Question',
  'report.nUsers': { one: '{count} utilisateur', other: '{count} utilisateurs' },

  'units.title': 'Quels comptes sont-ce ?',

  'units.count': {
    one: '{count} compte, état au {time}',
    other: '{count} comptes, état au {time}',
  },
  'units.countUsers': {
    one: '{count} utilisateur, état au {time}',
    other: '{count} utilisateurs, état au {time}',
  },
  'units.shown': 'Voici les {shown} premiers ; le fichier CSV les contient tous.',
  'units.none': 'Il n’y a personne derrière ce chiffre.',
  'units.account': 'Compte',
  'units.user': 'Utilisateur',
  'units.state': 'État',
  'units.took': 'Après',
  'units.started': 'Démarré',
  'units.csv': 'Télécharger en CSV',
  'units.reached': 'Atteint',
  'units.notReached': 'Pas encore',
  'units.churned': 'Parti',

  'filter.level': 'On compte',
  'filter.level.account': 'Comptes',
  'filter.level.user': 'Utilisateurs',
  'filter.groupBy': 'Comparer par',
  'filter.groupBy.none': 'Rien',
  'filter.groupBy.cohortWeek': 'Semaine de démarrage',
  'filter.groupBy.segment': 'Dans le segment « {name} »',
  'filter.groupBy.guide': 'Version de « {name} » vue en premier',
  'filter.groupBy.trait': 'Un attribut',
  'filter.groupBy.traitHelp': 'Tel que votre application l’envoie, par exemple plan.',

  'group.unset': 'Non renseigné',
  'group.inSegment': 'Dans le segment',
  'group.notInSegment': 'Hors du segment',
  'group.version': 'Version {version}',
  'group.notSeen': 'Jamais vu',

  'annotations.title': 'Qu’est-ce qui a changé pendant cette période ?',
  'annotations.note':
    'Versions de guides publiées et règles modifiées pendant que ces comptes démarraient.',
  'annotations.guide_published': '« {name} » publié, version {version}',
  'annotations.milestone_changed': 'Règle du jalon « {name} » modifiée',
  'annotations.milestone_deleted': 'Jalon « {name} » supprimé',
  'annotations.feature_changed': 'Règle de la fonction « {name} » modifiée',
  'annotations.feature_deleted': 'Fonction « {name} » supprimée',
  'annotations.segment_changed': 'Segment « {name} » modifié',
  'annotations.segment_deleted': 'Segment « {name} » supprimé',

  'report.fresh': 'Dernier événement reçu {time}.',
  'report.definition.fresh': 'Dernier événement',
}
