import type { GuideDraft } from '#contract/guide'
import { t } from '../../words/translate.ts'

/** What the server holds against a draft, with the value it was about. */
export interface GuideError {
  /** As in the draft: `content.phases.0.steps.1.title.en`. */
  path: string
  message: string
  /** JSON of what stood at the path then: once it differs, the error is no longer known to hold. */
  about: string
}

/** From the errors of an answer about this draft; `draft.` in front of a path is dropped. */
export function toGuideErrors(
  errors: readonly { path: string; message: string }[],
  draft: GuideDraft,
): GuideError[] {
  return errors.map((error) => {
    const path = error.path.replace(/^draft\./, '')
    return { path, message: error.message, about: jsonAt(draft, path) }
  })
}

/** Those whose place has not been touched since. */
export function errorsStillTrue(errors: readonly GuideError[], draft: GuideDraft): GuideError[] {
  return errors.filter(({ path, about }) => jsonAt(draft, path) === about)
}

/** In the reader's language where the place says what is wrong, else the server's own words. */
export function sayGuideError({ path, message, about }: GuideError): string {
  if (path === 'name') return t('guideError.name')
  if (path.endsWith('.image.url')) return t('guideError.image')
  if (path.startsWith('schedule')) return t('editor.untilBeforeFrom')
  if (path.endsWith('.goTo')) return t('guideError.goTo')
  if (path.endsWith('.advance')) return t('guideError.click')
  if (/\.(url|href)$/.test(path)) return t('guideError.url')
  if (path.endsWith('.en')) return t('guideError.english')
  if (path.endsWith('.target')) return t('guideError.target')
  if (/\.(unlock\.condition|audience)$|^audience$/.test(path)) return t('guideError.condition')
  if (path.endsWith('.milestone')) return t('guideError.milestone')
  if (path.endsWith('.action.guide')) return t('guideError.tour')
  if (path.endsWith('.unlock')) return t('guideError.first')
  if (path.endsWith('.key')) return t('guideError.key')
  return about === '""' ? t('guideError.empty') : message
}

function jsonAt(draft: unknown, path: string): string {
  const value = path.split('.').reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null) return undefined
    return Reflect.get(at, key)
  }, draft)
  return JSON.stringify(value) ?? ''
}
