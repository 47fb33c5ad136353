import type { milestones as english } from '../en/milestones.ts'
import type { SameWords } from '../same-words.ts'

export const milestones: SameWords<typeof english> = {
  'milestones.title': 'Jalons',
  'milestones.question': 'Quels faits valent d’être atteints, et qui les a atteints ?',
  'milestones.add': 'Ajouter un jalon',
  'milestones.name': 'Nom',
  'milestones.rule': 'Compte quand',
  'milestones.scope': 'Compte pour',
  'milestones.scope.account': 'Le compte',
  'milestones.scope.user': 'Chaque utilisateur',
  'milestones.firstValue': 'Première valeur',
  'milestones.reached': 'Atteint par',
  'milestones.reachedAccounts': { one: '{count} compte', other: '{count} comptes' },
  'milestones.reachedUsers': { one: '{count} utilisateur', other: '{count} utilisateurs' },
  'milestones.last': 'Atteint la dernière fois',
  'milestones.none': 'Aucun jalon pour l’instant',
  'milestones.noneText':
    'Un jalon est un fait qui vaut d’être atteint, comme le premier rapport publié. Définissez-le par des événements que vous envoyez déjà ; l’historique est compté aussitôt.',
  'milestones.noFirstValue': 'Aucun jalon n’est encore la première valeur',
  'milestones.noFirstValueText':
    'Ouvrez celui qui montre qu’un client a obtenu ce qu’il cherchait, et marquez-le. Le délai de valeur s’arrête là.',

  'milestone.newTitle': 'Nouveau jalon',
  'milestone.question': 'Que doit-il s’être passé pour qu’il compte ?',
  'milestone.back': 'Tous les jalons',
  'milestone.key': 'Clé',
  'milestone.keyHelp':
    'Les guides et votre code s’y réfèrent. Elle ne peut pas être changée ensuite.',
  'milestone.keyInvalid': 'Utilisez a-z, 0-9, - et _, en commençant par une lettre ou un chiffre.',
  'milestone.keyTaken': 'Un jalon porte déjà cette clé.',
  'milestone.nameMissing': 'Donnez-lui un nom.',
  'milestone.nameHelp': 'Comme votre équipe l’appelle, par exemple « Premier rapport publié ».',
  'milestone.scopeHelp.account': 'Atteint dès qu’une personne du compte l’a fait.',
  'milestone.scopeHelp.user': 'Chaque utilisateur l’atteint pour lui-même.',
  'milestone.firstValueBox': 'C’est la première valeur',
  'milestone.firstValueHelp':
    'Le délai de valeur s’arrête ici. Un seul jalon est la première valeur ; marquer celui-ci la retire à « {name} ».',
  'milestone.firstValueHelpFree':
    'Le délai de valeur s’arrête ici. Un seul jalon est la première valeur.',
  'milestone.firstValueKept':
    'Le délai de valeur s’arrête ici. Pour changer cela, marquez un autre jalon comme première valeur.',
  'milestone.eventMissing': 'Nommez l’événement.',
  'milestone.ruleChanges': 'Une règle modifiée s’applique aussitôt à tout l’historique.',
  'milestone.save': 'Enregistrer le jalon',
  'milestone.saved': '« {name} » est enregistré',
  'milestone.delete': 'Supprimer le jalon',
  'milestone.deleteTitle': 'Supprimer « {name} » ?',
  'milestone.deleteText':
    'Qui l’a atteint et quand sera oublié, et il ne sera plus célébré. Les événements restent : le redéfinir le rétablit.',
  'milestone.deleteFirstValue':
    'Le délai de valeur n’aura plus de chiffres jusqu’à ce qu’un autre soit marqué.',
  'milestone.deleted': '« {name} » est supprimé',
  'milestone.missing': 'Aucun jalon ne porte cette clé',

  'features.title': 'Fonctions',
  'features.note': 'Ce dont l’adoption est mesurée : un événement est un usage',
  'features.add': 'Ajouter une fonction',
  'features.rule': 'Utilisée quand',
  'features.released': 'Disponible depuis',
  'features.always': 'Depuis le début',
  'features.none': 'Aucune fonction pour l’instant',
  'features.noneText':
    'Nommez les événements d’une fonction, et Adoption montre qui l’essaie et qui continue.',

  'feature.newTitle': 'Nouvelle fonction',
  'feature.question': 'Quels événements en sont un usage ?',
  'feature.back': 'Jalons et fonctions',
  'feature.releasedHelp':
    'Pour les comptes démarrés plus tôt, le temps court à partir d’ici. Vide : elle a toujours existé.',
  'feature.save': 'Enregistrer la fonction',
  'feature.delete': 'Supprimer la fonction',
  'feature.deleteText':
    'Ses chiffres d’adoption disparaissent. Les événements restent : la redéfinir les rétablit.',
  'feature.keyTaken': 'Une fonction porte déjà cette clé.',
  'feature.missing': 'Aucune fonction ne porte cette clé',

  'leave.title': 'Quitter sans enregistrer ?',
  'leave.text': 'Ce que vous avez modifié ici n’est pas enregistré.',
  'leave.stay': 'Continuer la modification',
  'leave.leave': 'Quitter et abandonner les modifications',
}
