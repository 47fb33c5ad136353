import type { funnel as english } from '../en/funnel.ts'
import type { SameWords } from '../same-words.ts'

/** Words of funnels. */
export const funnel: SameWords<typeof english> = {
  'nav.funnel': 'Entonnoir',
  'funnel.title': 'Entonnoir',
  'funnel.question': 'Quelle étape perd du monde, et combien de temps prend chacune ?',
  'funnel.saved': 'Entonnoir',
  'funnel.own': 'Étapes libres',
  'funnel.order': 'Ordre',
  'funnel.order.ordered_first': 'Dans l’ordre, depuis la première entrée',
  'funnel.order.ordered_best_entry': 'Dans l’ordre, depuis la meilleure entrée',
  'funnel.order.any_order_first_entry': 'Dans n’importe quel ordre',
  'funnel.order.strict_best_entry': 'Dans l’ordre, rien entre deux',
  'funnel.window': 'Fenêtre',
  'funnel.window.own': 'Comme définie',
  'funnel.window.days': { one: '{count} jour', other: '{count} jours' },
  'funnel.none': 'Pas encore d’entonnoir',
  'funnel.noneText':
    'Nommez les premières étapes, deux au moins. Enregistrées sous un nom, elles répondent aussitôt.',
  'funnel.nobody': 'Personne n’a fait la première étape pendant cette période',
  'funnel.nobodyText':
    'Choisissez une période plus longue ou une autre première étape. Les événements en direct montrent ce qui arrive.',
  'funnel.all': 'De tous ceux qui sont entrés',
  'funnel.mature': 'De ceux dont la fenêtre est close',
  'funnel.time': 'Temps jusqu’à la dernière étape',
  'funnel.noneMature': 'Aucune fenêtre n’est encore close',
  'funnel.notHalf': 'Moins de la moitié y arrivent',
  'funnel.timeInterval': '95 % entre {low} et {high}',
  'funnel.contrast': 'Seulement ceux qui y sont arrivés : {time}. Les autres sont laissés de côté.',
  'funnel.means.all':
    'Combien de ceux qui ont fait la première étape pendant la période ont fait la dernière dans la fenêtre. Les plus jeunes peuvent encore avancer : ce nombre ne peut que monter.',
  'funnel.means.mature':
    'La même chose parmi ceux dont la fenêtre est close. Comparez les périodes avec ce nombre.',
  'funnel.means.time':
    'Combien de temps il faut pour que la moitié des entrants aient fait la dernière étape (Kaplan-Meier). Qui n’y est pas arrivé est suivi jusqu’à la fin de la fenêtre ou jusqu’à maintenant.',
  'funnel.chart': 'Combien arrivent à chaque étape ?',
  'funnel.chartNote':
    '{units} sont entrés. Le crochet est l’intervalle à 95 % ; le temps est la médiane depuis l’étape précédente, de ceux qui ont fait les deux.',
  'funnel.after': 'après {time}',
  'funnel.steps': 'Étapes',
  'funnel.stepsNote': 'Les temps ne valent que pour ceux qui ont fait l’étape.',
  'funnel.step': 'Étape',
  'funnel.reached': 'Atteinte',
  'funnel.ofPrevious': 'De l’étape d’avant',
  'funnel.lost': 'Perdus',
  'funnel.underway': 'En chemin',
  'funnel.matureShort': 'Fenêtre close',
  'funnel.sincePrevious': 'Médiane depuis l’étape d’avant',
  'funnel.p90': '90 % en moins de',
  'funnel.sinceEntry': 'Médiane depuis l’entrée',
  'funnel.entered': 'Entrés',
  'funnel.groupTime': 'Délai médian',
  'funnel.lostAt': 'Perdus avant « {step} »',
  'funnel.underwayAt': 'En chemin vers « {step} »',
  'funnel.build': 'Construire un entonnoir',
  'funnel.buildNote':
    'Chaque étape est un événement. L’adresse le retient : un lien copié montre la même chose.',
  'funnel.stepN': 'Étape {step}',
  'funnel.removeStep': 'Retirer l’étape {step}',
  'funnel.addStep': 'Ajouter une étape',
  'funnel.show': 'Montrer l’entonnoir',
  'funnel.addExclusion': 'Exclure qui a fait autre chose entre-temps',
  'funnel.exclusion': 'Exclus',
  'funnel.exclusionHelp': 'Qui fait cela entre les deux étapes ne compte que jusqu’à la première.',
  'funnel.exclusionAfter': 'Après',
  'funnel.exclusionBefore': 'Avant',
  'funnel.removeExclusion': 'N’exclure personne',
  'funnel.hold': 'Même valeur à chaque étape',
  'funnel.holdHelp':
    'Nom d’une propriété, par exemple project_id. Chacune de ses valeurs suit son propre chemin.',
  'funnel.onlyWhere': 'Étape {step} seulement si {filters}.',
  'funnel.excluded': 'Exclus : qui fait « {event} » entre l’étape {first} et l’étape {second}.',
  'funnel.excludedWhere':
    'Exclus : qui fait « {event} » avec {filters}, entre l’étape {first} et l’étape {second}.',
  'funnel.held': 'Chaque étape avec la même propriété {property}.',
  'funnel.name': 'Nom',
  'funnel.nameHelp':
    'Les entonnoirs enregistrés répondent aussitôt et figurent dans la liste ci-dessus.',
  'funnel.save': 'Enregistrer l’entonnoir',
  'funnel.savedToast': '« {name} » enregistré. Le passé est en cours de lecture.',
  'funnel.delete': 'Supprimer « {name} »',
}
