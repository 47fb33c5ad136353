/** PostgreSQL holds neither U+0000 nor half a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text)
}

/** The text with U+FFFD in place of what cannot be held. */
export function toStorableText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd')
}
