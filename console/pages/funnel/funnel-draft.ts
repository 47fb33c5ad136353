import type { FunnelExclusion, FunnelStep, SavedStep } from '#contract/funnel'
import { sayStep } from './read-funnel-query.ts'

/** A funnel in the making: fields may still be empty. */
export interface FunnelDraft {
  steps: FunnelStep[]
  exclude: FunnelExclusion | null
  /** Empty: nothing is held. */
  holdConstant: string
}

export const blankStep: SavedStep = { event: '' }
export const blankDraft: FunnelDraft = {
  steps: [blankStep, blankStep],
  exclude: null,
  holdConstant: '',
}

/** What of a draft can be asked: steps that are named, and what is left out strictly between them. */
export function toAsked({ steps, exclude, holdConstant }: FunnelDraft): FunnelDraft {
  const named = steps.filter((step) => sayStep(step).trim() !== '').map(withoutEmptyWhere)
  return {
    steps: named,
    exclude:
      exclude === null || exclude.event.trim() === ''
        ? null
        : withinSteps(withoutEmptyWhere(exclude), named.length),
    holdConstant: holdConstant.trim(),
  }
}

/** Every filter of it names its property. */
export function isDraftComplete({ steps, exclude }: FunnelDraft): boolean {
  return [...steps, ...(exclude ? [exclude] : [])].every(
    (part) =>
      !('event' in part) || (part.where ?? []).every(({ property }) => property.trim() !== ''),
  )
}

/** The address of a draft. */
export function toAddress({ steps, exclude, holdConstant }: FunnelDraft) {
  return {
    funnel: null,
    steps: JSON.stringify(steps),
    exclude: exclude && JSON.stringify(exclude),
    holdConstant: holdConstant || null,
  }
}

/** Steps may have been taken away since it was said between which two. */
export function withinSteps(exclude: FunnelExclusion, steps: number): FunnelExclusion {
  const first = Math.max(1, Math.min(exclude.between[0], steps - 1))
  const second = Math.min(Math.max(exclude.between[1], first + 1), Math.max(steps, first + 1))
  return { ...exclude, between: [first, second] }
}

function withoutEmptyWhere<Part extends FunnelStep>(part: Part): Part {
  if (!('event' in part) || part.where === undefined || part.where.length > 0) return part
  const { where: _, ...rest } = part
  return rest as Part
}
