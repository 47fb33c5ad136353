import type { TourStep } from '#contract/tour'
import type { Run, SessionGuide } from '#contract/session'

/** A guide and where this user stands in it, as this page knows it. */
export interface GuideState {
  guide: SessionGuide
  status: Run['status'] | null
  /** Tours: the current step. */
  stepKey: string | null
  /** Tours: the step that was last told as shown. */
  shownKey: string | null
  /** The person asked for it in this page: rules of when and where do not apply. */
  askedFor: boolean
  /** Checklists: completed in this page, so that its last card is still shown. */
  isFinishing: boolean
}

/** Where tours of this browser stand, by guide key; ahead of the server while a step waits elsewhere. */
export type RememberedSteps = Record<string, { versionId: string; stepKey: string }>

/**
 * Joins what the server says about a run with what this page knows. The page is ahead while the
 * events that moved the run are on their way, or while the next step waits on another page.
 */
export function joinRun(
  guide: SessionGuide,
  known: GuideState | undefined,
  remembered: RememberedSteps,
  isOnItsWay: boolean,
): GuideState {
  const { run } = guide
  const status = known && isOnItsWay ? known.status : (run?.status ?? null)
  const shownKey = known && isOnItsWay ? known.shownKey : (run?.stepKey ?? null)
  const local = remembered[guide.key]
  const candidates = [shownKey, local?.versionId === guide.versionId ? local.stepKey : null]
  const steps = guide.kind === 'tour' ? (guide.content?.steps ?? []) : []
  const isUnderWay = status === 'active' || status === 'minimised'
  const furthest = steps.findLast(({ key }) => candidates.includes(key))
  return {
    guide,
    status,
    shownKey,
    stepKey: isUnderWay ? (furthest?.key ?? null) : null,
    askedFor: known?.askedFor ?? false,
    isFinishing: known?.isFinishing ?? false,
  }
}

/** The step a tour stands at: the first one when it has not started or the step is gone. */
export function currentStep({ guide, stepKey }: GuideState): TourStep | undefined {
  if (guide.kind !== 'tour') return
  const steps = guide.content?.steps ?? []
  return steps.find(({ key }) => key === stepKey) ?? steps[0]
}
