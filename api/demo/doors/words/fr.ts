import type { DoorWords } from './en.ts'

export const fr: DoorWords = {
  title: 'Milepost : savoir quand vos clients y trouvent leur compte',
  claim: 'Savoir quand vos clients y trouvent leur compte',
  lead: 'Milepost guide vos nouveaux clients vers leur premier résultat, dans votre produit, et dit honnêtement combien de temps cela prend. Trois façons de le voir :',
  customerTitle: 'Être client',
  customerText:
    'Inscrivez-vous chez Tideboard, un outil de rapports inventé qui contient Milepost. Suivez la liste jusqu’à publier votre premier rapport.',
  customerOpen: 'Ouvrir le produit',
  teamTitle: 'Être l’équipe clients',
  teamText:
    'Voyez qui a atteint la valeur, qui attend et où cela bloque : 300 clients d’exemple et, une minute plus tard, vous parmi eux.',
  teamOpen: 'Ouvrir la console',
  email: 'E-mail',
  password: 'Mot de passe',
  installTitle: 'L’installer dans votre application',
  installText:
    'Collez une balise script dans l’une de vos pages et regardez arriver son premier événement. Votre production est vide et n’attend que lui.',
  installOpen: 'Obtenir la balise script',
  tip: 'Le mieux : deux fenêtres, le produit dans l’une, les « Événements en direct » de la console dans l’autre.',
  local: 'Tout fonctionne sur cette machine, rien n’en sort.',
  language: 'Langue',
  removedTitle: 'Les données d’exemple ont été supprimées',
  removedText:
    'Tideboard envoyait ses événements à l’environnement « Sample data », que quelqu’un a supprimé avec tout son contenu.',
  removedBack:
    'Pour le rétablir, arrêtez Milepost, supprimez le fichier demo.json de son dossier de données (.milepost), puis redémarrez-le. Le compte reçoit alors un nouveau mot de passe.',
  toDoors: 'Vers la page de départ',
}
