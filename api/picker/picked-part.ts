import type { GuideDraft } from '#contract/guide'
import type { PickerSession } from '#contract/picker'
import type { Locator } from '#contract/locator'

/** What of a draft points at an element: a step of a tour, or all of a hint; undefined: nothing. Pure. */
export function findPickedPart(
  draft: GuideDraft,
  stepKey: string | null,
): PickerSession['step'] | undefined {
  if (draft.kind === 'hint') return stepKey === null ? draft.content : undefined
  if (draft.kind !== 'tour') return undefined
  return draft.content.steps.find(({ key }) => key === stepKey)
}

/** Which step of its tour a part is, counted from 1; null for a hint. Pure. */
export function placeOf(draft: GuideDraft, stepKey: string | null): PickerSession['place'] {
  if (draft.kind !== 'tour') return null
  const { steps } = draft.content
  return { number: steps.findIndex(({ key }) => key === stepKey) + 1, total: steps.length }
}

/**
 * The draft with another target for that part, and for steps of tours another path unless it is null.
 * Undefined: the part is gone. Pure.
 */
export function withTarget(
  draft: GuideDraft,
  { stepKey, target, pathPrefix }: PickedTarget,
): GuideDraft | undefined {
  if (!findPickedPart(draft, stepKey)) return undefined
  if (draft.kind === 'hint') return { ...draft, content: { ...draft.content, target } }
  if (draft.kind !== 'tour') return undefined
  const path = pathPrefix === null ? {} : { pathPrefix }
  const steps = draft.content.steps.map((step) =>
    step.key === stepKey ? { ...step, target, ...path } : step,
  )
  return { ...draft, content: { ...draft.content, steps } }
}

export interface PickedTarget {
  stepKey: string | null
  target: Locator
  pathPrefix: string | null
}
