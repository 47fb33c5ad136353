import type { milestones as english } from '../en/milestones.ts'
import type { SameWords } from '../same-words.ts'

export const milestones: SameWords<typeof english> = {
  'milestones.title': 'Meilensteine',
  'milestones.question': 'Welche Tatsachen sind es wert, erreicht zu werden, und wer ist dort?',
  'milestones.add': 'Meilenstein hinzufügen',
  'milestones.name': 'Name',
  'milestones.rule': 'Zählt, wenn',
  'milestones.scope': 'Zählt für',
  'milestones.scope.account': 'Das Konto',
  'milestones.scope.user': 'Jeden Nutzer',
  'milestones.firstValue': 'Erster Nutzen',
  'milestones.reached': 'Erreicht von',
  'milestones.reachedAccounts': { one: '{count} Konto', other: '{count} Konten' },
  'milestones.reachedUsers': { one: '{count} Nutzer', other: '{count} Nutzern' },
  'milestones.last': 'Zuletzt erreicht',
  'milestones.none': 'Noch kein Meilenstein',
  'milestones.noneText':
    'Ein Meilenstein ist eine Tatsache, die es wert ist, erreicht zu werden, etwa der erste veröffentlichte Bericht. Legen Sie ihn durch Ereignisse fest, die Sie schon senden; der Verlauf zählt sofort mit.',
  'milestones.noFirstValue': 'Noch ist kein Meilenstein der erste Nutzen',
  'milestones.noFirstValueText':
    'Öffnen Sie den, der zeigt, dass ein Kunde bekommen hat, wofür er kam, und markieren Sie ihn. Dort endet die Zeit bis zum Nutzen.',

  'milestone.newTitle': 'Neuer Meilenstein',
  'milestone.question': 'Was muss geschehen sein, damit er zählt?',
  'milestone.back': 'Alle Meilensteine',
  'milestone.key': 'Schlüssel',
  'milestone.keyHelp':
    'Anleitungen und Ihr Code beziehen sich darauf. Später ist er nicht mehr zu ändern.',
  'milestone.keyInvalid': 'Nur a-z, 0-9, - und _, am Anfang ein Buchstabe oder eine Ziffer.',
  'milestone.keyTaken': 'Es gibt schon einen Meilenstein mit diesem Schlüssel.',
  'milestone.nameMissing': 'Geben Sie einen Namen an.',
  'milestone.nameHelp': 'Wie Ihr Team ihn nennt, etwa „Erster Bericht veröffentlicht“.',
  'milestone.scopeHelp.account': 'Erreicht, sobald irgendjemand aus dem Konto es getan hat.',
  'milestone.scopeHelp.user': 'Jeder Nutzer erreicht ihn für sich.',
  'milestone.firstValueBox': 'Das ist der erste Nutzen',
  'milestone.firstValueHelp':
    'Hier endet die Zeit bis zum Nutzen. Genau ein Meilenstein ist der erste Nutzen; diese Markierung nimmt sie „{name}“.',
  'milestone.firstValueHelpFree':
    'Hier endet die Zeit bis zum Nutzen. Genau ein Meilenstein ist der erste Nutzen.',
  'milestone.firstValueKept':
    'Hier endet die Zeit bis zum Nutzen. Um das zu ändern, markieren Sie einen anderen Meilenstein als ersten Nutzen.',
  'milestone.eventMissing': 'Nennen Sie das Ereignis.',
  'milestone.ruleChanges': 'Eine geänderte Regel gilt sofort für den ganzen Verlauf.',
  'milestone.save': 'Meilenstein speichern',
  'milestone.saved': '„{name}“ ist gespeichert',
  'milestone.delete': 'Meilenstein löschen',
  'milestone.deleteTitle': '„{name}“ löschen?',
  'milestone.deleteText':
    'Wer ihn wann erreicht hat, wird vergessen, und er wird nicht mehr gefeiert. Die Ereignisse bleiben; wer ihn neu festlegt, stellt ihn wieder her.',
  'milestone.deleteFirstValue':
    'Die Zeit bis zum Nutzen hat dann keine Zahlen, bis ein anderer markiert ist.',
  'milestone.deleted': '„{name}“ ist gelöscht',
  'milestone.missing': 'Es gibt keinen Meilenstein mit diesem Schlüssel',

  'features.title': 'Funktionen',
  'features.note': 'Wofür die Nutzung gemessen wird: ein Ereignis ist eine Nutzung',
  'features.add': 'Funktion hinzufügen',
  'features.rule': 'Genutzt bei',
  'features.released': 'Verfügbar seit',
  'features.always': 'Von Anfang an',
  'features.none': 'Noch keine Funktion',
  'features.noneText':
    'Nennen Sie die Ereignisse einer Funktion, und „Nutzung“ zeigt, wer sie ausprobiert und wer dabeibleibt.',

  'feature.newTitle': 'Neue Funktion',
  'feature.question': 'Welche Ereignisse sind eine Nutzung davon?',
  'feature.back': 'Meilensteine und Funktionen',
  'feature.releasedHelp':
    'Für Konten, die früher gestartet sind, läuft die Uhr ab hier. Leer: Sie war immer da.',
  'feature.save': 'Funktion speichern',
  'feature.delete': 'Funktion löschen',
  'feature.deleteText':
    'Ihre Nutzungszahlen entfallen. Die Ereignisse bleiben; wer sie neu festlegt, stellt die Zahlen wieder her.',
  'feature.keyTaken': 'Es gibt schon eine Funktion mit diesem Schlüssel.',
  'feature.missing': 'Es gibt keine Funktion mit diesem Schlüssel',

  'leave.title': 'Verlassen, ohne zu speichern?',
  'leave.text': 'Was Sie hier geändert haben, ist nicht gespeichert.',
  'leave.stay': 'Weiter bearbeiten',
  'leave.leave': 'Änderungen verwerfen und verlassen',
}
