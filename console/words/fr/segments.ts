import type { segments as english } from '../en/segments.ts'
import type { SameWords } from '../same-words.ts'

export const segments: SameWords<typeof english> = {
  'segment.filter': 'Segment',
  'segment.filter.everybody': 'Tout le monde',
  'segment.filter.manage': 'Gérer les segments',

  'segments.title': 'Segments',
  'segments.question': 'De qui parle-t-on exactement ?',
  'segments.add': 'Ajouter un segment',
  'segments.name': 'Nom',
  'segments.condition': 'Qui en fait partie',
  'segments.size': 'Effectif actuel',
  'segments.size.accounts': { one: '{count} compte', other: '{count} comptes' },
  'segments.size.users': { one: '{count} utilisateur', other: '{count} utilisateurs' },
  'segments.size.unknown': 'Trop nombreux pour un comptage rapide',
  'segments.usedBy': 'Utilisé par',
  'segments.unused': 'Rien pour l’instant',
  'segments.none': 'Aucun segment pour l’instant',
  'segments.noneText':
    'Un segment est une condition qui porte un nom, comme « Comptes payants ». Des guides lui sont montrés, et chaque rapport peut se lire pour lui seul.',

  'segment.one': 'Segment',
  'segment.newTitle': 'Nouveau segment',
  'segment.question': 'Qui en fait partie ?',
  'segment.back': 'Tous les segments',
  'segment.nameHelp': 'Comme votre équipe les appelle, par exemple « Comptes payants ».',
  'segment.keyHelp':
    'Les guides, les rapports et les liens s’y réfèrent. Elle ne pourra plus être changée.',
  'segment.keyTaken': 'Il existe déjà un segment avec cette clé.',
  'segment.join': 'En font partie ceux pour qui',
  'segment.levels':
    'Pour un compte, les attributs d’utilisateur sont absents. Pour un utilisateur, les attributs de compte sont ceux du compte dont il fait partie maintenant.',
  'segment.incomplete': 'Dites sur quoi porte chaque condition.',
  'segment.inForce': 'Les guides et les rapports qui l’utilisent suivent aussitôt.',
  'segment.save': 'Enregistrer le segment',
  'segment.saved': '« {name} » est enregistré',
  'segment.duplicate': 'Dupliquer',
  'segment.copyOf': '{name} (copie)',
  'segment.delete': 'Supprimer le segment',
  'segment.deleteTitle': 'Supprimer « {name} » ?',
  'segment.deleteText':
    'Les comptes et les utilisateurs n’en sont pas changés. Les liens vers des rapports de ce segment ne fonctionneront plus.',
  'segment.deleted': '« {name} » est supprimé',
  'segment.inUse':
    'Il est utilisé par {uses}. Retirez-le d’abord à ces endroits, il pourra ensuite être supprimé.',
  'segment.missing': 'Il n’y a pas de segment avec cette clé',
  'segment.showAccounts': 'Quels sont ces comptes ?',
  'segment.csvAccounts': 'Comptes en CSV',
  'segment.csvUsers': 'Utilisateurs en CSV',
  'segment.sample': 'Par exemple',
  'segment.members': 'Effectif actuel',
  'segment.unsaved': 'Tel qu’il est ici, avant enregistrement',
  'segment.counting': 'Comptage…',
  'segment.define': 'Enregistrer un autre segment',
  'segment.choose': 'Choisir un segment',
  'segment.gone': '« {key} », qui est supprimé',
}
