import { say } from '../elements/say.ts'
import type { PickerWord, PickerWords } from './words/en.ts'

const SENTENCES: Record<string, PickerWord> = {
  network: 'trouble.network',
  picker_token_used: 'trouble.used',
  picker_token_expired: 'trouble.expired',
  picker_origin_mismatch: 'trouble.origin',
  origin_not_allowed: 'trouble.origin',
  picker_session_over: 'trouble.over',
  not_found: 'trouble.gone',
  invalid_input: 'trouble.refused',
}

/** What a refusal means and what to do about it. */
export function sayTrouble(words: PickerWords, code: string): string {
  return say(words, SENTENCES[code] ?? 'trouble.unknown', { origin: location.origin })
}
