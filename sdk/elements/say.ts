import { fillWords } from '../words/fill-words.ts'

export type Words = Readonly<Record<string, string>>

/** A built-in text with its places filled. A key that the words lack shows itself. */
export function say(words: Words, key: string, values: object = {}): string {
  return fillWords(words[key] ?? key, values)
}
