const encoder = new TextEncoder()

/** Bytes of a text as it travels, in UTF-8. */
export function countBytes(text: string): number {
  return encoder.encode(text).length
}
