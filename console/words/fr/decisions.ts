import type { decisions as english } from '../en/decisions.ts'
import type { SameWords } from '../same-words.ts'

export const decisions: SameWords<typeof english> = {
  'decision.user': 'Utilisateur',
  'decision.userHelp': 'L’identifiant que votre produit leur donne, ou un identifiant anonyme.',
  'decision.ask': 'Expliquer',
  'decision.clear': 'Montrer plutôt les plus récents',
  'decision.latest': 'Ce que les pages ont décidé en dernier',
  'decision.none': 'Aucune page n’a encore décidé de ce guide',
  'decision.noneText':
    'Publiez-le et ouvrez votre produit. Vous pouvez déjà interroger pour tout utilisateur.',
  'decision.verdict': 'Décision',
  'decision.reason': 'Raison',
  'decision.when': 'Quand',
  'decision.shown': 'Montré',
  'decision.notShown': 'Pas montré',
  'decision.unknownUser': 'Personne n’est connu sous cet identifiant',
  'decision.unknownUserText':
    '« {user} » n’a pas encore été identifié ici. Vérifiez majuscules et espaces.',
  'decision.server': 'Ce que Milepost propose maintenant',
  'decision.serverNote': 'Période et public, tels que publiés.',
  'decision.offered': 'Il est proposé à cet utilisateur.',
  'decision.notOffered': 'Il n’est pas proposé à cet utilisateur.',
  'decision.because': 'Ceci n’est pas vrai :',
  'decision.page': 'Ce que leur page a décidé en dernier',
  'decision.pageShows': 'La page l’a montré.',
  'decision.pageShowsNot': 'La page ne l’a pas montré.',
  'decision.noPage':
    'Aucune de leurs pages n’a encore rien dit. Elle décide quand ils ouvrent votre produit.',
  'decision.noPageNotOffered': 'Ce qui n’est pas proposé n’atteint pas la page.',
  'decision.holds': 'vrai',
  'decision.fails': 'pas vrai',
  'decision.open': 'décidé dans la page',
  'decision.result': 'résultat',
}
