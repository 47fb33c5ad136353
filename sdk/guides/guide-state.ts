import type { GuideKind } from '#contract/guide'
import { matchesPathPrefix } from '#contract/rules/match-url'
import type { Run, SessionGuide } from '#contract/session'
import type { TourStep } from '#contract/tour'

/** A guide whose content is here. */
type Loaded<Guide> = Guide extends { content: unknown }
  ? Omit<Guide, 'content'> & { content: NonNullable<Guide['content']> }
  : never
export type PageGuide<Kind extends GuideKind = GuideKind> = Loaded<
  Extract<SessionGuide, { kind: Kind }>
>

/** Where a run stands. Surveys use `stepKey` for the question. */
export interface PageRun extends Omit<Run, 'status' | 'versionId'> {
  status: Run['status'] | null
  /** Tours: the steps that were seen on the way here, for Back. */
  trail: string[]
  /** Tours: the step that was last told as shown, and the path of the page it was shown on. */
  shownKey: string | null
  shownPath: string | null
}

/** A guide and where this user stands in it, as this page knows it. */
export interface GuideState<Kind extends GuideKind = GuideKind> {
  guide: PageGuide<Kind>
  run: PageRun
  /**
   * Above 0: the person or the page asked for it here, so rules of when and where do not apply. The
   * latest wish is the highest.
   */
  askedFor: number
  /** The event it waits for happened in this page. */
  isTriggered: boolean
  /** Completed in this page, so that its last card is still shown. */
  isFinishing: boolean
}

/** What this browser keeps of runs whose steps the server hears of late, by guide key. */
export type RememberedRuns = Record<
  string,
  { versionId: string } & Pick<PageRun, 'stepKey' | 'trail' | 'shownPath'>
>

/** Nothing was done yet. */
export const newRun: PageRun = {
  status: null,
  stepKey: null,
  snoozedUntil: null,
  markedSteps: [],
  skippedSteps: [],
  trail: [],
  shownKey: null,
  shownPath: null,
}

export const isUnderWay = ({ run: { status } }: Pick<GuideState, 'run'>) =>
  status === 'active' || status === 'minimised'

/** Whether it comes over what the person is doing, and does not just stand there. */
export const isInterrupting = ({ kind }: { kind: GuideKind }) =>
  ['tour', 'banner', 'modal', 'survey'].includes(kind)

/**
 * Joins what the server says about a run with what this page knows. The page is ahead while the
 * events that moved the run are on their way, or while the next step waits on another page.
 */
export function joinRun(
  guide: PageGuide,
  known: GuideState | undefined,
  remembered: RememberedRuns,
  isOnItsWay: boolean,
): GuideState {
  const state: GuideState = {
    askedFor: 0,
    isTriggered: false,
    isFinishing: false,
    ...known,
    guide,
    run: known && isOnItsWay ? known.run : { ...newRun, ...guide.run },
  }
  const { run } = state
  if (run === known?.run) return state
  const { stepKey } = run
  const local = remembered[guide.key]
  run.shownKey = stepKey
  if (!isUnderWay(state)) run.stepKey = null
  // A step the server names that was never seen here: another device is further.
  else if (
    local?.versionId === guide.versionId &&
    (!stepKey || [...local.trail, local.stepKey].includes(stepKey))
  ) {
    Object.assign(run, local)
  } else {
    const keys = stepsOf(state).map(({ key }) => key)
    run.trail = keys.slice(0, Math.max(0, keys.indexOf(stepKey!)))
  }
  return state
}

export const stepsOf = ({ guide }: GuideState): TourStep[] =>
  guide.kind === 'tour' ? guide.content.steps : []

/** The step a tour stands at: the first one when it has not started or the step is gone. */
export function currentStep(state: GuideState): TourStep | undefined {
  const steps = stepsOf(state)
  return steps.find(({ key }) => key === state.run.stepKey) ?? steps[0]
}

/** The step after the current one, as they are written. */
export function followingStep(state: GuideState): TourStep | undefined {
  const steps = stepsOf(state)
  return steps[steps.indexOf(currentStep(state)!) + 1]
}

/**
 * Whether what the shown step of a tour asks for was done without it: the person went by themselves,
 * as by the address bar, to the page of the next step.
 */
export function hasGoneOn(state: GuideState, url: string): boolean {
  const { shownKey, shownPath } = state.run
  const step = currentStep(state)
  const { pathPrefix } = followingStep(state) ?? {}
  return (
    isUnderWay(state) &&
    step !== undefined &&
    pathPrefix !== undefined &&
    shownKey === step.key &&
    shownPath !== null &&
    !step.branches &&
    (step.advance.on === 'click' || step.advance.on === 'next') &&
    !matchesPathPrefix(new URL(shownPath, url).href, pathPrefix) &&
    matchesPathPrefix(url, pathPrefix)
  )
}
