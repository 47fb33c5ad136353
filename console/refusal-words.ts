import { eventCodes, type EventCode } from '#contract/codes'
import { t } from './words/translate.ts'

/**
 * Why an event was refused and what to do, in the reader's language. A code newer than this console
 * is said in the server's own words.
 */
export function sayRefusal(refused: {
  code: string
  sentence?: string | null
  fix?: string | null
}): { why: string; fix: string } {
  const { code } = refused
  if (isEventCode(code)) return { why: t(`refusal.${code}`), fix: t(`refusal.${code}.fix`) }
  return { why: refused.sentence ?? code, fix: refused.fix ?? '' }
}

function isEventCode(code: string): code is EventCode {
  return Object.hasOwn(eventCodes, code)
}
