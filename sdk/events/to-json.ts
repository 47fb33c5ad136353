/**
 * JSON of a value as the standard says it, also in pages that give arrays and strings a `toJSON` of
 * their own (Prototype.js does, and writes lists as strings). Throws for what JSON cannot say.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(
    value,
    function (this: Record<string, unknown>, key: string, made: unknown) {
      // The value before any toJSON: nothing of the page has to be taken away for a moment.
      const plain = this[key]
      return Array.isArray(plain) || typeof plain === 'string' ? plain : made
    },
  )
}
