import type { refusals as english } from '../en/refusals.ts'
import type { SameWords } from '../same-words.ts'

/** A code of the contract without words here does not compile. */
export const refusals: SameWords<typeof english> = {
  'refusal.invalid_event': 'Das Ereignis ist kein JSON-Objekt.',
  'refusal.invalid_event.fix': 'Senden Sie ein Objekt mit type, event und userId.',
  'refusal.unknown_type': 'Diese Art von Ereignis ist nicht bekannt.',
  'refusal.unknown_type.fix': 'Verwenden Sie track, identify, group, page, screen oder alias.',
  'refusal.event_too_large': 'Das Ereignis ist größer als 32 KiB.',
  'refusal.event_too_large.fix': 'Senden Sie weniger oder kürzere Eigenschaften.',
  'refusal.too_deep': 'Die Eigenschaften sind tiefer als 10 Ebenen verschachtelt.',
  'refusal.too_deep.fix': 'Machen Sie die Eigenschaften flacher.',
  'refusal.too_many_keys': 'Das Ereignis hat mehr als 1.024 Schlüssel.',
  'refusal.too_many_keys.fix': 'Senden Sie weniger Eigenschaften.',
  'refusal.key_too_long': 'Der Name einer Eigenschaft ist länger als 255 Zeichen.',
  'refusal.key_too_long.fix': 'Verwenden Sie kürzere Namen für Eigenschaften.',
  'refusal.invalid_id':
    'Eine Kennung ist leer, zu lang, kein Text oder enthält Zeichen, die keine Kennung haben darf.',
  'refusal.invalid_id.fix': 'Senden Sie Kennungen als Text mit 1 bis 255 Zeichen.',
  'refusal.identity_missing': 'Das Ereignis hat weder userId noch anonymousId.',
  'refusal.identity_missing.fix':
    'Rufen Sie zuerst identify auf, oder senden Sie eine anonymousId.',
  'refusal.invalid_message_id':
    'Die messageId ist leer, zu lang, kein Text oder enthält Zeichen, die keine Kennung haben darf.',
  'refusal.invalid_message_id.fix':
    'Senden Sie einen Text mit 1 bis 255 Zeichen, oder lassen Sie sie weg.',
  'refusal.invalid_event_name':
    'Der Name des Ereignisses fehlt, ist leer oder länger als 200 Zeichen.',
  'refusal.invalid_event_name.fix': 'Senden Sie „event“ als Text mit 1 bis 200 Zeichen.',
  'refusal.invalid_group':
    'Ein group-Aufruf braucht eine groupId und eine userId oder anonymousId.',
  'refusal.invalid_group.fix': 'Senden Sie „groupId“: die Kennung des Kontos.',
  'refusal.invalid_alias': 'Ein alias-Aufruf braucht eine previousId und eine userId.',
  'refusal.invalid_alias.fix': 'Senden Sie beide Kennungen als Text.',
  'refusal.invalid_timestamp': 'Der Zeitstempel ist kein Datum.',
  'refusal.invalid_timestamp.fix': 'Senden Sie RFC 3339, zum Beispiel 2026-03-01T09:30:00.000Z.',
  'refusal.invalid_number': 'Eine Zahl ist zu groß oder zu klein, um behalten zu werden.',
  'refusal.invalid_number.fix': 'Senden Sie endliche Zahlen.',
  'refusal.invalid_properties': 'properties, traits und context müssen JSON-Objekte sein.',
  'refusal.invalid_properties.fix': 'Senden Sie die Eigenschaften als Objekt.',
  'refusal.not_storable': 'Die Datenbank hat einen Wert dieses Ereignisses abgelehnt.',
  'refusal.not_storable.fix':
    'Sehen Sie sich den Inhalt unten an; melden Sie es, wenn der Grund nicht zu sehen ist.',
  'refusal.erased': 'Dieser Nutzer oder dieses Konto wurde gelöscht; nichts davon wird behalten.',
  'refusal.erased.fix': 'Senden Sie nichts mehr davon, oder verwenden Sie eine neue Kennung.',
}
