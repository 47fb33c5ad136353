import type { targets as english } from '../en/targets.ts'
import type { SameWords } from '../same-words.ts'

export const targets: SameWords<typeof english> = {
  'target.pick': 'Choisir dans votre page',
  'target.describe': 'La décrire par des mots',
  'target.page': 'Adresse de la page',
  'target.pageHelp':
    'Elle s’ouvre dans un nouvel onglet et doit contenir l’extrait Milepost. Cliquez-y sur l’élément.',
  'target.pageInvalid': 'Donnez une adresse entière, comme https://app.example.com/reports.',
  'target.open': 'Ouvrir la page',
  'target.popup':
    'Le navigateur a refusé un nouvel onglet. Autorisez-le pour ce site, puis réessayez.',
  'target.unsaved': 'Le brouillon n’a pas pu être enregistré. Voyez d’abord ce qui ne va pas.',
  'target.waiting': 'En attente de votre choix …',
  'target.waitingHelp': 'Cliquez sur l’élément dans l’autre onglet, enregistrez-le, puis revenez.',
  'target.stop': 'Ne plus attendre',
  'target.picked': 'Choisi : {element}',
  'target.strength.strong': 'Sera sûrement retrouvé.',
  'target.strength.fair': 'Sera probablement retrouvé.',
  'target.strength.weak': 'Peut se perdre si la page change.',
  'target.by': 'Reconnu par : {signs}.',
  'target.sign.attributes': 'ses marques dans le code',
  'target.sign.name': 'son libellé',
  'target.sign.text': 'son texte',
  'target.sign.landmark': 'sa partie de la page',
  'target.sign.path': 'sa place exacte',
  'target.within': {
    one: 'Il est dans {count} composant ou cadre.',
    other: 'Il est dans {count} composants ou cadres.',
  },
  'target.found': {
    one: 'Trouvé {count} fois en 7 jours',
    other: 'Trouvé {count} fois en 7 jours',
  },
  'target.lost': { one: 'perdu {count} fois', other: 'perdu {count} fois' },
  'target.lostOn': {
    one: 'perdu {count} fois, sur {path}',
    other: 'perdu {count} fois, la dernière sur {path}',
  },
  'target.ambiguous': {
    one: '{count} fois parmi plusieurs semblables',
    other: '{count} fois parmi plusieurs semblables',
  },
  'target.occluded': { one: '{count} fois caché', other: '{count} fois caché' },

  'problem.origin_not_allowed':
    'Cette adresse ne fait pas partie des origines permises par l’environnement.',
}
