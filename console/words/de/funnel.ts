import type { funnel as english } from '../en/funnel.ts'
import type { SameWords } from '../same-words.ts'

/** Words of funnels. */
export const funnel: SameWords<typeof english> = {
  'nav.funnel': 'Trichter',
  'funnel.title': 'Trichter',
  'funnel.question': 'Welcher Schritt verliert Menschen, und wie lange dauert jeder?',
  'funnel.saved': 'Trichter',
  'funnel.own': 'Eigene Schritte',
  'funnel.order': 'Reihenfolge',
  'funnel.order.ordered_first': 'Der Reihe nach, ab dem ersten Einstieg',
  'funnel.order.ordered_best_entry': 'Der Reihe nach, ab dem besten Einstieg',
  'funnel.order.any_order_first_entry': 'In beliebiger Reihenfolge',
  'funnel.order.strict_best_entry': 'Der Reihe nach, nichts dazwischen',
  'funnel.window': 'Zeitfenster',
  'funnel.window.own': 'Wie festgelegt',
  'funnel.window.days': { one: '{count} Tag', other: '{count} Tage' },
  'funnel.none': 'Noch kein Trichter',
  'funnel.noneText':
    'Nennen Sie die ersten Schritte der Menschen, mindestens zwei. Unter einem Namen gespeichert antworten sie sofort.',
  'funnel.nobody': 'Niemand hat in diesem Zeitraum den ersten Schritt getan',
  'funnel.nobodyText':
    'Wählen Sie einen längeren Zeitraum oder einen anderen ersten Schritt. Die Live-Ereignisse zeigen, was ankommt.',
  'funnel.all': 'Von allen, die eingestiegen sind',
  'funnel.mature': 'Von denen, deren Zeitfenster zu ist',
  'funnel.time': 'Zeit bis zum letzten Schritt',
  'funnel.noneMature': 'Noch ist kein Zeitfenster zu',
  'funnel.notHalf': 'Weniger als die Hälfte kommt an',
  'funnel.timeInterval': '95 % zwischen {low} und {high}',
  'funnel.contrast': 'Nur wer angekommen ist: {time}. Das lässt die anderen weg.',
  'funnel.means.all':
    'Wie viele von denen, die im Zeitraum den ersten Schritt getan haben, innerhalb des Zeitfensters den letzten getan haben. Die Jungen können noch weitergehen, die Zahl kann also nur steigen.',
  'funnel.means.mature':
    'Dasselbe unter denen, deren Zeitfenster zu ist. Vergleichen Sie Zeiträume hiermit.',
  'funnel.means.time':
    'Wie lange es dauert, bis die Hälfte aller Eingestiegenen den letzten Schritt getan hat (Kaplan-Meier). Wer nicht angekommen ist, wird bis zum Ende des Zeitfensters oder bis jetzt verfolgt.',
  'funnel.chart': 'Wie viele kommen zu jedem Schritt?',
  'funnel.chartNote':
    '{units} sind eingestiegen. Die Klammer ist das 95-%-Intervall; die Zeit ist der Median seit dem Schritt davor, von denen, die beide getan haben.',
  'funnel.after': 'nach {time}',
  'funnel.steps': 'Schritte',
  'funnel.stepsNote': 'Zeiten gelten nur für die, die den Schritt getan haben.',
  'funnel.step': 'Schritt',
  'funnel.reached': 'Erreicht',
  'funnel.ofPrevious': 'Vom Schritt davor',
  'funnel.lost': 'Verloren',
  'funnel.underway': 'Unterwegs',
  'funnel.matureShort': 'Zeitfenster zu',
  'funnel.sincePrevious': 'Median seit davor',
  'funnel.p90': '90 % innerhalb',
  'funnel.sinceEntry': 'Median seit Einstieg',
  'funnel.entered': 'Eingestiegen',
  'funnel.groupTime': 'Median der Zeit',
  'funnel.lostAt': 'Verloren vor „{step}“',
  'funnel.underwayAt': 'Unterwegs zu „{step}“',
  'funnel.build': 'Trichter bauen',
  'funnel.buildNote':
    'Jeder Schritt ist ein Ereignis. Die Adresse hält alles fest: Ein kopierter Link zeigt dasselbe.',
  'funnel.stepN': 'Schritt {step}',
  'funnel.removeStep': 'Schritt {step} entfernen',
  'funnel.addStep': 'Schritt hinzufügen',
  'funnel.show': 'Trichter zeigen',
  'funnel.addExclusion': 'Auslassen, wer dazwischen etwas tat',
  'funnel.exclusion': 'Ausgelassen',
  'funnel.exclusionHelp':
    'Wer das zwischen den beiden Schritten tut, zählt nur bis zum ersten von ihnen.',
  'funnel.exclusionAfter': 'Nach',
  'funnel.exclusionBefore': 'Vor',
  'funnel.removeExclusion': 'Niemanden auslassen',
  'funnel.hold': 'Gleicher Wert bei jedem Schritt',
  'funnel.holdHelp':
    'Name einer Eigenschaft, zum Beispiel project_id. Jeder Wert geht seinen eigenen Weg.',
  'funnel.onlyWhere': 'Schritt {step} nur, wenn gilt: {filters}.',
  'funnel.excluded':
    'Ausgelassen: wer zwischen Schritt {first} und Schritt {second} „{event}“ tut.',
  'funnel.excludedWhere':
    'Ausgelassen: wer zwischen Schritt {first} und Schritt {second} „{event}“ tut, wenn gilt: {filters}.',
  'funnel.held': 'Jeder Schritt mit gleicher Eigenschaft {property}.',
  'funnel.name': 'Name',
  'funnel.nameHelp': 'Gespeicherte Trichter antworten sofort und stehen oben in der Liste.',
  'funnel.save': 'Trichter speichern',
  'funnel.savedToast': '„{name}“ gespeichert. Die Vergangenheit wird gelesen.',
  'funnel.delete': '„{name}“ löschen',
}
