import type { Block, LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import type { ChecklistContent } from '#contract/checklist'
import type { GuideDraft } from '#contract/guide'
import type { Locator } from '#contract/locator'
import type { TourContent } from '#contract/tour'
import type { FieldErrors } from '../errors.ts'
import { listReferences } from './list-references.ts'

/** What the environment has to offer to guides. */
export interface GuideSurroundings {
  milestones: ReadonlySet<string>
  tours: ReadonlySet<string>
}

/** What keeps a guide from being published; empty: nothing. Pure. */
export function checkGuide(
  draft: GuideDraft,
  { milestones, tours }: GuideSurroundings,
): FieldErrors {
  const errors = draft.kind === 'tour' ? checkTour(draft.content) : checkChecklist(draft.content)
  for (const { kind, key, path } of listReferences(draft)) {
    if (kind === 'milestone' && !milestones.has(key)) {
      errors.push({ path, message: `There is no milestone "${key}"` })
    }
    if (kind === 'tour' && !tours.has(key)) {
      errors.push({ path, message: `There is no tour "${key}"` })
    }
    // Segments come later; until then a condition on one would hold for nobody.
    if (kind === 'segment') errors.push({ path, message: `There is no segment "${key}"` })
    if (kind === 'page' && path.includes('.unlock.')) {
      errors.push({ path, message: 'The server unlocks phases, and it does not know the page' })
    }
  }
  return errors
}

function checkChecklist({ title, phases }: ChecklistContent): FieldErrors {
  const errors = [
    ...checkText(title, 'content.title'),
    ...checkUnique(
      phases.map(({ key }, p) => ({ key, path: `content.phases.${p}.key` })),
      'phase',
    ),
    ...checkUnique(
      phases.flatMap(({ steps }, p) =>
        steps.map(({ key }, s) => ({ key, path: `content.phases.${p}.steps.${s}.key` })),
      ),
      'step',
    ),
  ]
  for (const [p, { title: phaseTitle, unlock, steps }] of phases.entries()) {
    const path = `content.phases.${p}`
    errors.push(...checkText(phaseTitle, `${path}.title`))
    if (p === 0 && unlock.kind === 'previous_phase') {
      errors.push({ path: `${path}.unlock`, message: 'There is no phase before the first' })
    }
    if (unlock.kind === 'condition')
      errors.push(...checkText(unlock.reason, `${path}.unlock.reason`))
    for (const [s, step] of steps.entries()) {
      errors.push(...checkText(step.title, `${path}.steps.${s}.title`))
      if (step.actionLabel) {
        errors.push(...checkText(step.actionLabel, `${path}.steps.${s}.actionLabel`))
      }
    }
  }
  return errors
}

function checkTour({ title, steps }: TourContent): FieldErrors {
  const errors = [
    ...checkText(title, 'content.title'),
    ...checkUnique(
      steps.map(({ key }, s) => ({ key, path: `content.steps.${s}.key` })),
      'step',
    ),
  ]
  for (const [s, step] of steps.entries()) {
    const path = `content.steps.${s}`
    errors.push(
      ...checkText(step.title, `${path}.title`),
      ...checkBlocks(step.body, `${path}.body`),
    )
    if (!canBeFound(step.target)) {
      errors.push({ path: `${path}.target`, message: 'Nothing says which element is meant' })
    }
  }
  return errors
}

/** Every language falls back to English, so English has to be there. */
function checkText(text: LocalizedText, path: string): FieldErrors {
  return text.en.trim() ? [] : [{ path: `${path}.en`, message: 'The English text is missing' }]
}

function checkBlocks(blocks: LocalizedBlocks, path: string): FieldErrors {
  const hasText = blocks.en.some((block) => textOf(block).trim())
  return hasText ? [] : [{ path: `${path}.en`, message: 'The English text is missing' }]
}

function textOf(block: Block): string {
  const inlines = block.type === 'paragraph' ? block.children : block.items.flat()
  return inlines.map(({ text }) => text).join('')
}

function checkUnique(keys: { key: string; path: string }[], kind: string): FieldErrors {
  return keys
    .filter(({ key }, i) => keys.findIndex((other) => other.key === key) < i)
    .map(({ key, path }) => ({ path, message: `Another ${kind} has the key "${key}"` }))
}

function canBeFound({ landmark: _, tag: __, ...locator }: Locator): boolean {
  return Object.values(locator).some((value) =>
    typeof value === 'string' ? value.trim() : value && Object.keys(value).length > 0,
  )
}
