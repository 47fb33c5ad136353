import type { guideReports as english } from '../en/guide-reports.ts'
import type { SameWords } from '../same-words.ts'

/** Les mots de ce que devient un guide et des réponses à une enquête. */
export const guideReports: SameWords<typeof english> = {
  'editor.tab.performance': 'Résultats',
  'editor.tab.answers': 'Réponses',
  'shares.share': 'Part',
  'shares.count': 'Nombre',

  'performance.none': 'Ce guide n’a été montré à personne pendant cette période',
  'performance.noneText':
    'Publiez-le et ouvrez votre produit, ou choisissez une période plus longue. Ce que les pages montrent est compté aussitôt.',
  'performance.noEffect':
    'Ces chiffres disent ce que l’on a fait du guide. Ils ne peuvent pas dire s’il a aidé : personne n’en a été privé au hasard.',
  'performance.steps': 'Jusqu’où vont-ils ?',
  'performance.ofAccounts': {
    one: 'Sur {count} compte à qui le guide a été montré.',
    other: 'Sur {count} comptes à qui le guide a été montré.',
  },
  'performance.ofUsers': {
    one: 'Sur {count} utilisateur à qui le guide a été montré.',
    other: 'Sur {count} utilisateurs à qui le guide a été montré.',
  },
  'performance.step': 'Étape',
  'performance.shown': 'Montré à',
  'performance.started': 'Commencé',
  'performance.finished': 'Terminé',
  'performance.dismissed': 'Écarté',
  'performance.time': 'La moitié termine en',
  'performance.accounts': 'comptes',
  'performance.users': 'utilisateurs',
  'performance.timeOf': '{part} sur {whole} qui ont commencé ont terminé',
  'performance.notHalf': 'Moins de la moitié : {part} sur {whole} jusqu’ici',
  'performance.leftHere': '{count} partis ici',
  'performance.leftElsewhere': {
    one: '{count} autre l’a écarté sans étape précise.',
    other: '{count} autres l’ont écarté sans étape précise.',
  },
  'performance.version': 'Version',
  'performance.version.all': 'Toutes',
  'performance.published': 'Publiée',
  'performance.versions': 'Versions',
  'performance.versionsNote': 'Chacune pour celles et ceux qui l’ont vue en premier.',
  'performance.health': 'Ses cibles sont-elles trouvées ?',
  'performance.healthNote':
    'Combien de fois les pages ont trouvé ce qu’il désigne, sur les 28 derniers jours.',
  'performance.health.found': 'Trouvée',
  'performance.health.ambiguous': 'Ambiguë',
  'performance.health.occluded': 'Couverte',
  'performance.health.lost': 'Absente',
  'performance.health.times': 'Cherchée',
  'performance.means.shown':
    'À qui une page a montré le guide pour la première fois pendant cette période. Un compte est compté une fois, quelle que soit la personne qui l’a vu.',
  'performance.means.finished': 'Parmi ceux à qui le guide a été montré, qui est allé au bout.',
  'performance.means.dismissed':
    'Parmi ceux à qui le guide a été montré, qui l’a écarté sans le terminer depuis.',
  'performance.means.time':
    'Du début du guide à sa fin. Qui n’a pas terminé compte comme encore en chemin, même après l’avoir écarté (Kaplan-Meier).',

  'answers.none': 'Personne n’a été interrogé pendant cette période',
  'answers.noneText':
    'Publiez l’enquête et ouvrez votre produit, ou choisissez une période plus longue.',
  'answers.rate': 'Ont répondu',
  'answers.note':
    'Une réponse par personne et par question : la dernière. Celles et ceux qui n’ont pas répondu pensent peut-être autrement.',
  'answers.means.rate':
    'Parmi les personnes à qui l’enquête a été montrée pour la première fois pendant cette période, celles qui ont répondu à une question au moins.',
  'answers.of': '{count} ont répondu',
  'answers.kind.nps': 'Probabilité de recommander, de 0 à 10',
  'answers.kind.csat': 'Satisfaction, de 1 à 5',
  'answers.kind.ces': 'Facilité, de 1 à 7',
  'answers.kind.single': 'Un choix',
  'answers.kind.multiple': 'Plusieurs choix',
  'answers.kind.text': 'Avec leurs mots',
  'answers.score.nps': 'Net Promoter Score',
  'answers.score.csat': 'Satisfaits',
  'answers.score.ces': 'Facilité moyenne',
  'answers.easy': 'L’ont trouvé facile',
  'answers.interval': 'Intervalle à 95 % de {low} à {high}',
  'answers.noInterval': 'Pas d’intervalle sous 10 réponses',
  'answers.means.nps':
    'La part des réponses 9 et 10 moins celle de 0 à 6, fois 100 : de -100 à 100.',
  'answers.means.csat': 'La part des réponses 4 et 5.',
  'answers.means.ces':
    'La moyenne de 1 (difficile) à 7 (facile), et la part des réponses à partir de 5.',
  'answers.tooFew': 'Ce que moins de 5 personnes ont répondu n’est pas montré.',
  'answers.promoters': '{count} promoteurs (9, 10)',
  'answers.passives': '{count} passifs (7, 8)',
  'answers.detractors': '{count} détracteurs (0 à 6)',
  'answers.spread': 'Qu’ont-ils répondu ?',
  'answers.ofAnswers': {
    one: 'Sur {count} personne qui a répondu.',
    other: 'Sur {count} personnes qui ont répondu.',
  },
  'answers.answer': 'Réponse',
  'answers.count': 'Réponses',
  'answers.course': 'Au fil du temps',
  'answers.courseNote': 'Selon la date de la réponse ; laissé ouvert sous 5 réponses.',
  'answers.from': 'À partir du',
  'answers.per': 'Au fil du temps par',
  'answers.per.month': 'Mois',
  'answers.per.week': 'Semaine',
  'answers.noWords': 'Personne n’a encore rien écrit.',
  'answers.page': '{from} à {to} sur {total}',
  'answers.later': 'Plus récentes',
  'answers.earlier': 'Plus anciennes',
}
