import type { ApiProblem } from './api-problem.ts'
import { en } from './words/en.ts'
import { currentLanguage, t, type WordKey } from './words/translate.ts'

/**
 * What happened and what to do, in the reader's language. Codes without words of their own fall
 * back to the server's English sentence, then to the sentence for mistakes of ours.
 */
export function problemSentence(problem: ApiProblem): string {
  const key = `problem.${problem.code}`
  if (isPlainWord(key)) return t(key)
  const fromServer = [problem.sentence, problem.fix].filter((text) => text !== '').join(' ')
  return fromServer === '' || currentLanguage() !== 'en' ? t('problem.internal') : fromServer
}

type PlainWord = Extract<WordKey, 'problem.network' | 'problem.internal' | 'problem.not_found'>

/** Codes come from the server as text; this is where they meet the catalogue. */
function isPlainWord(key: string): key is PlainWord {
  return Object.hasOwn(en, key)
}
