import type { refusals as english } from '../en/refusals.ts'
import type { SameWords } from '../same-words.ts'

/** A code of the contract without words here does not compile. */
export const refusals: SameWords<typeof english> = {
  'refusal.invalid_event': 'L’événement n’est pas un objet JSON.',
  'refusal.invalid_event.fix': 'Envoyez un objet avec type, event et userId.',
  'refusal.unknown_type': 'Ce type d’événement est inconnu.',
  'refusal.unknown_type.fix': 'Utilisez track, identify, group, page, screen ou alias.',
  'refusal.event_too_large': 'L’événement dépasse 32 Kio.',
  'refusal.event_too_large.fix': 'Envoyez des propriétés moins nombreuses ou plus courtes.',
  'refusal.too_deep': 'Les propriétés sont imbriquées sur plus de 10 niveaux.',
  'refusal.too_deep.fix': 'Aplatissez les propriétés.',
  'refusal.too_many_keys': 'L’événement a plus de 1 024 clés.',
  'refusal.too_many_keys.fix': 'Envoyez moins de propriétés.',
  'refusal.key_too_long': 'Le nom d’une propriété dépasse 255 caractères.',
  'refusal.key_too_long.fix': 'Utilisez des noms de propriétés plus courts.',
  'refusal.invalid_id':
    'Un identifiant est vide, trop long, n’est pas un texte ou contient des caractères interdits.',
  'refusal.invalid_id.fix': 'Envoyez les identifiants comme textes de 1 à 255 caractères.',
  'refusal.identity_missing': 'L’événement n’a ni userId ni anonymousId.',
  'refusal.identity_missing.fix': 'Appelez d’abord identify, ou envoyez un anonymousId.',
  'refusal.invalid_message_id':
    'Le messageId est vide, trop long, n’est pas un texte ou contient des caractères interdits.',
  'refusal.invalid_message_id.fix': 'Envoyez un texte de 1 à 255 caractères, ou omettez-le.',
  'refusal.invalid_event_name': 'Le nom de l’événement manque, est vide ou dépasse 200 caractères.',
  'refusal.invalid_event_name.fix': 'Envoyez « event » comme texte de 1 à 200 caractères.',
  'refusal.invalid_group': 'Un appel group demande un groupId et un userId ou anonymousId.',
  'refusal.invalid_group.fix': 'Envoyez « groupId » : l’identifiant du compte.',
  'refusal.invalid_alias': 'Un appel alias demande un previousId et un userId.',
  'refusal.invalid_alias.fix': 'Envoyez les deux identifiants comme textes.',
  'refusal.invalid_timestamp': 'L’horodatage n’est pas une date.',
  'refusal.invalid_timestamp.fix': 'Envoyez du RFC 3339, par exemple 2026-03-01T09:30:00.000Z.',
  'refusal.invalid_number': 'Un nombre est trop grand ou trop petit pour être conservé.',
  'refusal.invalid_number.fix': 'Envoyez des nombres finis.',
  'refusal.invalid_properties': 'properties, traits et context doivent être des objets JSON.',
  'refusal.invalid_properties.fix': 'Envoyez les propriétés comme objet.',
  'refusal.not_storable': 'La base de données a refusé une valeur de cet événement.',
  'refusal.not_storable.fix':
    'Regardez le contenu ci-dessous ; signalez-le si la raison n’apparaît pas.',
  'refusal.erased': 'Cet utilisateur ou ce compte a été effacé ; rien n’en est conservé.',
  'refusal.erased.fix': 'Cessez de l’envoyer, ou utilisez un nouvel identifiant.',
}
