import type { shell as english } from '../en/shell.ts'
import type { SameWords } from '../same-words.ts'

export const shell: SameWords<typeof english> = {
  'app.skip': 'Aller au contenu',
  'app.menu': 'Menu',
  'app.menuClose': 'Fermer le menu',
  'app.collapse': 'Réduire le menu',
  'app.expand': 'Déplier le menu',
  'app.navigation': 'Menu principal',
  'app.settings': 'Apparence et compte',
  'app.theme': 'Thème',
  'app.theme.system': 'Système',
  'app.theme.light': 'Clair',
  'app.theme.dark': 'Sombre',
  'app.language': 'Langue',
  'app.signOut': 'Se déconnecter',
  'app.signedInAs': 'Connecté avec {email}',
  'app.switchEnvironment': 'Espace de travail et environnement',
  'app.environment.production': 'Production',
  'app.environment.staging': 'Préproduction',
  'app.environment.demo': 'Données d’exemple',
  'app.sampleData':
    'Vous voyez des données d’exemple. Rien n’entre dans les chiffres de la production.',
  'app.sampleRemove': 'Supprimer les données d’exemple',
  'app.sampleRemoveTitle': 'Supprimer les données d’exemple ?',
  'app.sampleRemoveText':
    'Cela supprime l’environnement « {name} » avec ses comptes, événements, guides et jalons. La production n’est pas touchée. C’est définitif.',
  'app.sampleRemoving': 'Suppression',

  'nav.understand': 'Comprendre',
  'nav.customers': 'Clients',
  'nav.build': 'Construire',
  'nav.connect': 'Connecter',
  'nav.settings': 'Réglages',
  'nav.overview': 'Vue d’ensemble',
  'nav.timeToValue': 'Délai de valeur',
  'nav.adoption': 'Adoption',
  'nav.accounts': 'Comptes',
  'nav.segments': 'Segments',
  'nav.guides': 'Guides',
  'nav.milestones': 'Jalons',
  'nav.install': 'Installer',
  'nav.liveEvents': 'Événements en direct',
  'nav.looks': 'Apparence et fréquence',

  'state.reached': 'Atteint',
  'state.waiting': 'En attente',
  'state.stuck': 'Bloqué',
  'state.churned': 'Parti',

  'standing.reached': 'ont atteint la valeur',
  'standing.waiting': 'attendent',
  'standing.stuck': 'sont bloqués',
  'standing.churned': 'partis sans valeur',

  'common.retry': 'Réessayer',
  'common.reload': 'Recharger la page',
  'common.close': 'Fermer',
  'common.cancel': 'Annuler',
  'common.save': 'Enregistrer',
  'common.copy': 'Copier',
  'common.copied': 'Copié',
  'common.copyFailed':
    'Le navigateur n’a pas permis la copie. Sélectionnez le texte et copiez-le à la main.',
  'common.loading': 'Chargement',
  'common.saving': 'Enregistrement',
  'common.optional': 'facultatif',
  'common.none': 'Aucun',
  'common.never': 'Jamais',
  'common.unknown': 'Inconnu',
  'common.definition': 'Ce que ce chiffre veut dire : {name}',
  'common.backToOverview': 'Aller à la vue d’ensemble',

  'table.sortBy': 'Trier par {column}',
  'table.open': 'Ouvrir {name}',
  'table.more': 'Afficher plus',

  'filter.startedIn': 'Démarrés',
  'filter.period': 'Comptes démarrés',
  'filter.period.30d': '30 derniers jours',
  'filter.period.90d': '90 derniers jours',
  'filter.period.365d': '12 derniers mois',
  'filter.period.all': 'Toute la période',
  'filter.period.custom': 'Du … au …',
  'filter.from': 'Du',
  'filter.to': 'Au, inclus',
  'filter.apply': 'Appliquer',
  'filter.clear': 'Effacer',
  'filter.asOf': 'État connu',
  'filter.asOf.now': 'Maintenant',
  'filter.asOf.label': 'État connu à la fin du',
  'filter.asOf.help':
    'Ne compte que ce qui était arrivé à cette date : les chiffres passés peuvent être refaits.',
  'filter.compare': 'Période précédente',
  'filter.compare.on': 'Affichée',
  'filter.compare.off': 'Masquée',

  'chart.asTable': 'Voir en tableau',
  'chart.asChart': 'Voir en graphique',
  'chart.download': 'Télécharger',
  'chart.download.csv': 'Tableau en CSV',
  'chart.download.svg': 'Image en SVG',
  'chart.download.png': 'Image en PNG',
  'chart.downloadFailed': 'L’image n’a pas pu être dessinée. Essayez SVG ou CSV.',

  'problem.title': 'Le chargement a échoué',
  'problem.saveTitle': 'L’enregistrement a échoué',
  'problem.network': 'Le serveur est injoignable. Vérifiez votre connexion.',
  'problem.networkSafe': 'Rien n’est perdu : ce qui est enregistré le reste.',
  'problem.not_signed_in': 'Votre session a pris fin. Reconnectez-vous pour continuer.',
  'problem.not_allowed':
    'Votre rôle ne le permet pas. Adressez-vous à un propriétaire ou administrateur de l’espace.',
  'problem.not_found': 'Il n’y a rien à cette adresse dans cet environnement.',
  'problem.invalid_input': 'Un champ manque ou contient une valeur inadaptée.',
  'problem.version_conflict':
    'Quelqu’un d’autre a enregistré entre-temps. Rechargez, puis refaites votre modification.',
  'problem.key_taken': 'Cette clé est déjà utilisée. Choisissez-en une autre.',
  'problem.origin_not_allowed':
    'Cette origine n’est pas dans la liste de l’environnement. Ajoutez-la dans les réglages.',
  'problem.accent_contrast_too_low':
    'La couleur d’accent est trop claire : un texte blanc dessus, ou elle-même sur du blanc, serait illisible.',
  'problem.in_use': 'Il est encore utilisé ailleurs. Retirez-le d’abord à cet endroit.',
  'problem.guide_not_ready': 'Le guide ne peut pas encore être publié. Voyez ce qui manque.',
  'problem.condition_not_monotone':
    'Un jalon ne peut reposer que sur des événements qui ont eu lieu.',
  'problem.segment_cycle': 'Un segment ne peut pas faire partie de lui-même.',
  'problem.segment_too_large':
    'Le segment demande trop de choses, en comptant les segments qu’il contient.',
  'problem.condition_too_complex': 'La condition a trop de variantes.',
  'problem.as_of_before_retention':
    'Les événements bruts de cette époque ne sont plus conservés. Choisissez une date plus récente.',
  'problem.too_many_requests': 'Trop de requêtes. Patientez un instant, puis réessayez.',
  'problem.unavailable': 'La base de données est injoignable pour l’instant. Rien n’a été modifié.',
  'problem.internal':
    'Une erreur s’est produite chez nous. Si elle persiste, indiquez-nous le numéro de requête.',
  'problem.code': 'Code {code}',
  'problem.request': 'Requête {requestId}',
  'problem.readSafe': 'Vos données sont en sécurité : rien n’a été modifié.',
  'problem.stale': 'L’actualisation a échoué. Vous voyez les chiffres de {time}.',
  'problem.chunk':
    'Cette page n’a pas pu être récupérée. Une nouvelle version est peut-être parue.',

  'missing.title': 'Il n’y a pas de page ici',
  'missing.text': 'L’adresse est peut-être erronée, ou le contenu a été retiré.',
  'missing.environment':
    'Cet espace de travail ou cet environnement n’existe pas, ou vous ne pouvez pas l’ouvrir.',

  'signIn.title': 'Se connecter à Milepost',
  'signIn.lead':
    'Voyez combien de temps vos clients mettent à obtenir de la valeur, et aidez-les à y arriver.',
  'signIn.email': 'E-mail',
  'signIn.password': 'Mot de passe',
  'signIn.submit': 'Se connecter',
  'signIn.submitting': 'Connexion en cours',
  'signIn.wrong':
    'L’e-mail et le mot de passe ne correspondent pas. Vérifiez les deux et réessayez.',
  'signIn.tooMany': 'Trop de tentatives. Patientez une minute, puis réessayez.',
  'signIn.required': 'Saisissez votre e-mail et votre mot de passe.',
  'signIn.where': 'Où trouver mes identifiants ?',
  'signIn.whereText':
    'Les identifiants de la démo s’affichent dans le terminal, sous la ligne « Milepost is ready ». Les autres les reçoivent du propriétaire de l’espace de travail.',
}
