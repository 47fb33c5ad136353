import type { reports as english } from '../en/reports.ts'
import type { SameWords } from '../same-words.ts'

export const reports: SameWords<typeof english> = {
  'rate.of': '{part} von {whole}',
  'unit.days': 'Tage',

  recomputing: 'Wird neu berechnet, {share}',
  'recomputing.text':
    'Eine Regel wurde geändert, und der Verlauf wird neu gelesen. Diese Zahlen sind noch nicht endgültig.',

  'report.asOf': 'Stand {time}',
  'report.n': { one: '{count} Konto', other: '{count} Konten' },
  'report.interval': '95-%-Intervall {low}–{high} %',
  'report.noInterval': 'Zu wenige Konten für ein Intervall',
  'report.better': {
    one: '{count} Punkt besser als im vorherigen Zeitraum ({share})',
    other: '{count} Punkte besser als im vorherigen Zeitraum ({share})',
  },
  'report.worse': {
    one: '{count} Punkt schlechter als im vorherigen Zeitraum ({share})',
    other: '{count} Punkte schlechter als im vorherigen Zeitraum ({share})',
  },
  'report.same': 'Wie im vorherigen Zeitraum ({share})',
  'report.noComparison': 'Zu wenige Konten im vorherigen Zeitraum für einen Vergleich',
  'report.definition.counted': 'Gezählt',
  'report.definition.period': 'Gestartet',
  'report.definition.asOf': 'Stand',
  'report.definition.interval': 'Intervall',
  'report.definition.excluded': 'Nicht gezählt',
  'report.definition.full': 'Vollständige Definition (Englisch)',
  'report.definition.population': 'Wer gezählt wird',
  'report.definition.counts': 'Was zählt',
  'report.definition.window': 'Fenster',
  'report.definition.timeBasis': 'Uhr',
  'report.definition.caveats': 'Zu beachten',
  'report.period.open': 'zu beliebiger Zeit',
  'report.period.from': 'seit {from}',
  'report.period.to': 'bis {to}',
  'report.period.between': '{from} bis {to}',

  'report.definition.notes': 'Gezählt, aber zu beachten',
  'note.value_before_start': 'Nutzen vor dem Start, als 0 gezählt',
  'note.value_after_churn': 'Nutzen erst nach der Abwanderung',

  'exclusion.internal': 'Eigene Leute und Tests',
  'exclusion.bot': 'Bots',
  'exclusion.erased': 'Gelöscht',
  'exclusion.unknown_at_entry': 'Unbekannt, ob vor dem Einbau schon Nutzen bestand',
  'exclusion.value_at_entry': 'Hatten vor dem Einbau schon Nutzen',
  'exclusion.not_yet_observed': 'Noch nicht eingebaut',
  'exclusion.delayed_entry': 'Erst später beobachtet',

  'curve.shareAxis': 'Anteil der Konten mit erstem Nutzen',
  'curve.dayAxis': 'Tage seit dem Start',
  'curve.atRisk': 'Konten noch in Beobachtung und ohne Nutzen',
  'curve.shareOfMilestone': 'Anteil, der ihn erreicht hat',
  'curve.atRiskOfMilestone': 'Noch in Beobachtung und nicht dort',
  'curve.median': 'Median {time}',
  'curve.thisPeriod': 'Dieser Zeitraum',
  'curve.previousPeriod': 'Vorheriger Zeitraum',
  'curve.day': 'Tag {day}',
  'curve.reached': '{share} am Ziel',
  'curve.reachedBetween': '{share} am Ziel [{low}–{high}]',
  'curve.atRiskCount': { one: '{count} noch unterwegs', other: '{count} noch unterwegs' },
  'curve.read': 'Kurve Tag für Tag ablesen',
  'curve.summary': 'Kurve des Anteils der Konten mit erstem Nutzen.',
  'curve.tooFew': {
    one: 'Eine Kurve braucht mindestens {least} gleichzeitig beobachtete Konten. {count} ist in diesem Zeitraum gestartet.',
    other:
      'Eine Kurve braucht mindestens {least} gleichzeitig beobachtete Konten. {count} sind in diesem Zeitraum gestartet.',
  },
  'curve.table.day': 'Tag',
  'curve.table.reached': 'Am Ziel',
  'curve.table.interval': '95-%-Intervall',
  'curve.table.atRisk': 'Unterwegs',

  'waiting.title': 'Wer wartet am längsten?',
  'waiting.account': 'Konto',
  'waiting.state': 'Stand',
  'waiting.for': 'Wartet seit',
  'waiting.last': 'Letzter Meilenstein',
  'waiting.reached': 'Meilensteine',
  'waiting.seen': 'Zuletzt gesehen',
  'waiting.none': 'Niemand wartet',
  'waiting.noneText':
    'Jedes Konto, das in diesem Zeitraum gestartet ist, hat den ersten Nutzen erreicht.',
  'waiting.first': {
    one: '{count} Konto wartet und ist hier aufgeführt.',
    other: '{count} Konten warten; aufgeführt sind die {shown}, die am längsten warten.',
  },
  'waiting.thenChurned': '{waiting} warten noch, danach {churned} ohne Nutzen abgewandert.',
  'waiting.all': 'Alle {count} zeigen',
  'waiting.csv': 'Als CSV herunterladen',

  'overview.title': 'Überblick',
  'overview.question': 'Kommen neue Kunden zum Nutzen, und wer braucht Sie jetzt?',
  'overview.sentence': {
    one: '{share} der startenden Konten erreichen den Nutzen innerhalb von {count} Tag',
    other: '{share} der startenden Konten erreichen den Nutzen innerhalb von {count} Tagen',
  },
  'overview.tooEarly': {
    one: '{reached} von {count} startenden Konto hat bisher den Nutzen erreicht.',
    other: '{reached} von {count} startenden Konten haben bisher den Nutzen erreicht.',
  },
  'overview.previous': 'Vorheriger Zeitraum: {share}.',
  'overview.waiting': {
    one: '{count} von {n} Konten wartet.',
    other: '{count} von {n} Konten warten.',
  },
  'overview.curve': 'Wie lange bis zum ersten Nutzen?',
  'overview.curveOpen': 'Zeit bis zum Nutzen öffnen',
  'overview.waitingOpen': 'Alle Wartenden sehen',
  'overview.adoption': 'Welche Funktionen nehmen Konten an?',
  'overview.adoptionNote': 'An drei verschiedenen Tagen genutzt, von allen Konten, die es konnten',
  'overview.adoptionOpen': 'Nutzung öffnen',
  'overview.noFeatures': 'Noch ist keine Funktion festgelegt',
  'overview.noFeaturesText':
    'Legen Sie eine Funktion als Gruppe von Ereignissen fest und sehen Sie, wer sie probiert und wer dabei bleibt.',
  'overview.phases': 'Wie weit kommen die Konten?',
  'overview.phasesNote': 'Konten, die die Phase abgeschlossen haben',

  'ttv.title': 'Zeit bis zum Nutzen',
  'ttv.question': 'Wie lange brauchen Konten bis zum ersten Nutzen, und wer wartet noch?',
  'ttv.noEvents': 'Noch keine Ereignisse',
  'ttv.noEventsText':
    'Fügen Sie das Snippet ein und öffnen Sie Ihre Anwendung. Die ersten Konten erscheinen hier nach Sekunden.',
  'ttv.noMilestone': 'Kein Meilenstein ist als erster Nutzen markiert',
  'ttv.noMilestoneText':
    'Wählen Sie das eine Ereignis, das zeigt: Der Kunde hat bekommen, wofür er kam. Die Vergangenheit wird sofort mitgezählt.',
  'ttv.chooseMilestone': 'Ersten Nutzen wählen',
  'ttv.noStarts': 'In diesem Zeitraum ist kein Konto gestartet',
  'ttv.noStartsText':
    'Wählen Sie einen weiteren Zeitraum, oder bauen Sie das Snippet ein, damit Konten ankommen.',
  'ttv.allTime': 'Gesamte Zeit zeigen',
  'ttv.install': 'Snippet einbauen',
  'ttv.firstValue': 'Erster Nutzen',
  'ttv.firstValueIs': 'Erster Nutzen:',
  'ttv.reach': {
    one: 'Erreichen den Nutzen binnen {count} Tag',
    other: 'Erreichen den Nutzen binnen {count} Tagen',
  },
  'ttv.soFar': 'Haben den Nutzen bisher erreicht',
  'ttv.tooFewForShare':
    'Ein Anteil je Tag folgt, sobald {least} Konten so lange beobachtet wurden.',
  'ttv.median': 'Median der Zeit bis zum Nutzen',
  'ttv.medianNone':
    'Weniger als die Hälfte hat den Nutzen erreicht, bei {time} mittlerer Beobachtung (Median).',
  'ttv.medianBetween': '95-%-Intervall {low} bis {high}',
  'ttv.medianAtLeast': '95-%-Intervall {low} oder mehr',
  'ttv.waiting': 'Warten noch',
  'ttv.waitingChurned': {
    one: '{count} weiteres ist ohne Nutzen abgewandert',
    other: '{count} weitere sind ohne Nutzen abgewandert',
  },
  'ttv.waitingNoChurn': 'Keines ist ohne Nutzen abgewandert',
  'ttv.followUp': 'Beobachtungszeit im Median {time}',
  'ttv.curve': 'Wie lange bis zum ersten Nutzen?',
  'ttv.curveNote':
    'Wartende Konten zählen als wartend, abgewanderte bleiben drin. Gezeichnet, solange mindestens {least} Konten beobachtet werden.',
  'ttv.days': 'Welcher Anteil hat den Nutzen bis Tag … erreicht?',
  'ttv.contrast': 'Warum nicht einfach der Median derer, die es geschafft haben?',
  'ttv.contrastConverters': 'Median derer, die es geschafft haben',
  'ttv.contrastAll': 'Median aller, die gestartet sind',
  'ttv.contrastText':
    'Wer nur Konten zählt, die den Nutzen erreicht haben, lässt alle weg, die es noch versuchen oder aufgegeben haben. Diese Zahl wird besser, wenn Kunden verloren gehen. Steuern Sie nie nach ihr.',
  'ttv.contrastN': {
    one: '{count} Konto, das den Nutzen erreicht hat',
    other: '{count} Konten, die den Nutzen erreicht haben',
  },
  'ttv.means.reach':
    'Der Anteil aller im Zeitraum gestarteten Konten, die den ersten Nutzen innerhalb so vieler Tage erreichen. Konten, die dafür noch zu jung sind, zählen so lange mit, wie sie beobachtet wurden (Kaplan-Meier). Abgewanderte Konten bleiben drin.',
  'ttv.means.median':
    'Bis dahin hat die Hälfte aller gestarteten Konten den ersten Nutzen erreicht. Wartende zählen mit; verlorene Kunden machen die Zahl also nicht schöner.',
  'ttv.means.waiting':
    'Konten, die im Zeitraum gestartet, nicht abgewandert und noch ohne ersten Nutzen sind.',

  'adoption.title': 'Nutzung',
  'adoption.question': 'Welcher Schritt verliert Konten, und welche Funktionen nutzen sie weiter?',
  'adoption.phases': 'Welche Phase verliert Konten?',
  'adoption.phasesNote':
    'Phasen von „{checklist}“, auf beliebigem Weg und in beliebiger Reihenfolge',
  'adoption.phase': 'Phase',
  'adoption.completed': 'Abgeschlossen',
  'adoption.inOrder': 'Mit allen davor',
  'adoption.median': 'Zeit im Median',
  'adoption.hereNow': 'Sind jetzt hier',
  'adoption.complete': 'Alle Phasen fertig',
  'adoption.noChecklist': 'Keine Checkliste ist veröffentlicht',
  'adoption.noChecklistText':
    'Veröffentlichen Sie eine Checkliste mit Phasen und sehen Sie hier, welche Phase Konten offen lassen.',
  'adoption.openGuides': 'Anleitungen öffnen',
  'adoption.features': 'Welche Funktionen nehmen Konten an?',
  'adoption.featuresNote': 'Angenommen heißt: an drei verschiedenen Tagen genutzt',
  'adoption.feature': 'Funktion',
  'adoption.tried': 'Probiert',
  'adoption.adopted': 'Angenommen',
  'adoption.timeToAdopt': 'Zeit bis zur Annahme',
  'adoption.depth': 'Nutzungen je Konto',
  'adoption.penetration': 'Nutzer',
  'adoption.still': 'Weiter dabei',
  'adoption.released': 'Seit {date}',
  'adoption.noFeatures': 'Noch ist keine Funktion festgelegt',
  'adoption.noFeaturesText':
    'Eine Funktion ist eine Gruppe von Ereignissen mit einem Datum der Freigabe. Legen Sie eine fest und sehen Sie, wer sie probiert, annimmt und dabei bleibt.',
  'adoption.openMilestones': 'Funktion festlegen',
  'adoption.noAccounts': 'In diesem Zeitraum ist kein Konto gestartet',
  'adoption.onboarded': 'Einführung abgeschlossen',
  'adoption.progress': 'Mittlerer Fortschritt',
  'adoption.activeUsers': 'Aktive Nutzer in 28 Tagen: {users}',
  'adoption.means.onboarded': 'Konten, die jeden Meilenstein jeder Phase erreicht haben.',
  'adoption.means.progress':
    'Erreichte Meilensteine der Checkliste als Anteil an allen, gemittelt über die Konten.',
  'adoption.means.activeUsers':
    'Verschiedene Nutzer mit irgendeiner Aktivität in den 28 Tagen vor dem Stand.',
  'adoption.means.tried': 'Mindestens einmal genutzt.',
  'adoption.means.adopted': 'An drei verschiedenen Tagen genutzt.',
  'adoption.means.timeToAdopt':
    'Median vom Start des Kontos, oder von der Freigabe der Funktion, wenn sie später kam, bis zum dritten Tag der Nutzung. Konten ohne Annahme zählen als wartend.',
  'adoption.means.depth': 'Nutzungen in 28 Tagen je Konto, das sie genutzt hat.',
  'adoption.means.penetration': 'Nutzer der Funktion unter den aktiven Nutzern in 28 Tagen.',
  'adoption.means.still':
    'Von den Konten, die sie vor mindestens 28 Tagen angenommen haben, jene mit Nutzung in den letzten 28.',
  'adoption.notHalf': 'Noch nicht die Hälfte',
  'adoption.columnHelp': 'Was die Spalten bedeuten',
}
