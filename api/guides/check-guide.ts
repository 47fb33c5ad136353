import type { DraftOf, GuideDraft } from '#contract/guide'
import type { Block, LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import type { Locator } from '#contract/locator'
import { leavesOf } from '#contract/rules/leaves-of'
import { safeUrl } from '#contract/rules/safe-url'
import type { FieldErrors } from '../errors.ts'
import { canBeFound } from './can-be-found.ts'
import { partsOf, type GuideParts, type Part } from './guide-parts.ts'
import { listReferences } from './list-references.ts'

/** What the environment has to offer to guides. */
export interface GuideSurroundings {
  milestones: ReadonlySet<string>
  segments: ReadonlySet<string>
  /** Guides that buttons may start: all but archived ones. */
  guides: ReadonlySet<string>
}

/** What keeps a guide from being published; empty: nothing. Pure. */
export function checkGuide(draft: GuideDraft, surroundings: GuideSurroundings): FieldErrors {
  const parts = partsOf(draft)
  return [
    ...parts.texts.flatMap(checkText),
    ...parts.bodies.flatMap(checkBody),
    ...parts.keys.flatMap(checkUnique),
    ...checkSchedule(draft),
    ...checkAudience(draft),
    ...checkKind(draft),
    ...checkReferences(draft, surroundings),
  ]
}

function checkKind(draft: GuideDraft): FieldErrors {
  switch (draft.kind) {
    case 'checklist':
      return draft.content.phases[0]?.unlock.kind === 'previous_phase'
        ? [{ path: 'content.phases.0.unlock', message: 'There is no phase before the first' }]
        : []
    case 'tour':
      return checkTour(draft)
    case 'hint':
      return checkTarget(draft.content.target, 'content.target')
    case 'modal':
      return checkPicture(draft)
    case 'survey':
      return checkSurvey(draft)
    case 'banner':
    case 'resource_centre':
      return []
  }
}

function checkTour({ content: { steps } }: DraftOf<'tour'>): FieldErrors {
  const keys = new Set(steps.map(({ key }) => key))
  return steps.flatMap(({ key, form = 'tooltip', target, advance, branches = [] }, s) => {
    const path = `content.steps.${s}`
    const errors: FieldErrors = form === 'tooltip' ? checkTarget(target, `${path}.target`) : []
    if (form !== 'tooltip' && advance.on === 'click') {
      const message = 'Only a step that points at an element can wait for a click on it'
      errors.push({ path: `${path}.advance`, message })
    }
    if (key === 'end') {
      errors.push({ path: `${path}.key`, message: 'Choose another key: "end" ends the tour' })
    }
    for (const [b, { goTo }] of branches.entries()) {
      if (goTo !== 'end' && !keys.has(goTo)) {
        const message = `There is no step "${goTo}"`
        errors.push({ path: `${path}.branches.${b}.goTo`, message })
      }
    }
    return errors
  })
}

function checkSurvey({ content: { questions } }: DraftOf<'survey'>): FieldErrors {
  return questions.flatMap(({ kind, options }, q) => {
    const isChoice = kind === 'single' || kind === 'multiple'
    if (isChoice === (options !== undefined)) return []
    const message = isChoice ? 'Nothing to choose from' : 'This kind of question has no options'
    return [{ path: `content.questions.${q}.options`, message }]
  })
}

function checkPicture({ content: { image } }: DraftOf<'modal'>): FieldErrors {
  if (!image || safeUrl(image.url, 'https://page.invalid/')?.startsWith('https:')) return []
  return [{ path: 'content.image.url', message: 'A picture needs an https address' }]
}

function checkSchedule({ schedule }: GuideDraft): FieldErrors {
  if (!schedule?.from || !schedule.until) return []
  return Date.parse(schedule.from) < Date.parse(schedule.until)
    ? []
    : [{ path: 'schedule.until', message: 'The end is not after the beginning' }]
}

function checkAudience({ audience }: GuideDraft): FieldErrors {
  if (!audience) return []
  return leavesOf(audience).flatMap((leaf) =>
    'element' in leaf ? checkTarget(leaf.element, 'audience') : [],
  )
}

function checkReferences(
  draft: GuideDraft,
  { milestones, segments, guides }: GuideSurroundings,
): FieldErrors {
  return listReferences(draft).flatMap(({ kind, key, path }) => {
    const isMissing =
      (kind === 'milestone' && !milestones.has(key)) ||
      (kind === 'guide' && !guides.has(key)) ||
      (kind === 'segment' && !segments.has(key))
    if (isMissing) return [{ path, message: `There is no ${kind} "${key}"` }]
    const isDecidedHere = kind === 'page' && path.includes('.unlock.')
    const message = 'The server unlocks phases, and it does not know the page'
    return isDecidedHere ? [{ path, message }] : []
  })
}

/** Every language falls back to English, so English has to be there. */
function checkText({ value, path }: Part<LocalizedText>): FieldErrors {
  return value.en.trim() ? [] : [{ path: `${path}.en`, message: 'The English text is missing' }]
}

function checkBody({ value, path }: Part<LocalizedBlocks>): FieldErrors {
  const hasText = value.en.some((block) => textOf(block).trim())
  return hasText ? [] : [{ path: `${path}.en`, message: 'The English text is missing' }]
}

function textOf(block: Block): string {
  const inlines = block.type === 'paragraph' ? block.children : block.items.flat()
  return inlines.map(({ text }) => text).join('')
}

function checkUnique({ of, keys }: GuideParts['keys'][number]): FieldErrors {
  return keys
    .filter(({ value }, i) => keys.findIndex((other) => other.value === value) < i)
    .map(({ value, path }) => ({ path, message: `Another ${of} has the key "${value}"` }))
}

function checkTarget(target: Locator | undefined, path: string): FieldErrors {
  return target && canBeFound(target)
    ? []
    : [{ path, message: 'Nothing says which element is meant' }]
}
