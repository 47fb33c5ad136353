import type { GuideKind } from '#contract/guide'
import type { Locator } from '#contract/locator'
import { decideCondition, decidePageLeaf, type DecidedPart } from '#contract/rules/decide-condition'
import { matchesPathPrefix } from '#contract/rules/match-url'
import type { Frequency } from './frequency.ts'
import { currentStep, isInterrupting, isUnderWay, type GuideState } from './guide-state.ts'

/** What is decided on, besides the guides themselves. */
export interface PageFacts {
  pageUrl: string
  nowMs: number
  isVisible: boolean
  /** Asked only when a guide hangs on it, so that nothing is watched for nobody. */
  isTyping(): boolean
  /** This tab is the one that shows what starts by itself. */
  hasFloor: boolean
  frequency: Frequency
  /** Null: not known yet. */
  hasElement(locator: Locator): boolean | null
  /** The element of the page that an inline checklist stands in. */
  findPlace(guideKey: string): Element | null
}

/** One rule as it was applied: whether it lets the guide through, its name, and what it looked at. */
export type Reason = [ok: boolean | null, rule: string, ...about: unknown[]]

/** Why one guide is shown or not. The `explain` chunk has the words. */
export interface Decision {
  isShown: boolean
  reasons: Reason[]
}

export interface Choice {
  shown: GuideState[]
  /** By guide key. */
  decisions: Map<string, Decision>
}

const HOUR_MS = 3_600_000

/** Where a guide is seen: what interrupts shares one place, each other kind has its own. */
const placeOf = ({ guide }: GuideState): GuideKind | 'over' =>
  isInterrupting(guide) ? 'over' : guide.kind

/**
 * Decides what is visible, the same for the same facts: one guide over the page and one of each kind
 * that just stands there. What was asked for goes first, then what is under way, then by priority,
 * then by key.
 */
export function chooseGuides(states: GuideState[], facts: PageFacts): Choice {
  const shown: GuideState[] = []
  const decisions = new Map<string, Decision>()
  let waiting: GuideState | undefined

  for (const state of states.toSorted(compareClaims)) {
    const reasons: Reason[] = []
    const wish = decide(state, facts, reasons)
    let rival = shown.find((one) => placeOf(one) === placeOf(state))
    // A tour that waits on another page lets no other one begin by itself.
    if (state.guide.kind === 'tour' && !state.askedFor) rival ??= waiting
    if (wish && rival) reasons.push([false, 'rival', rival.guide.key])
    const isShown = wish === 'show' && !rival
    if (isShown) shown.push(state)
    if (wish === 'wait') waiting ??= state
    decisions.set(state.guide.key, { isShown, reasons })
  }
  return { shown, decisions }
}

const compareClaims = (a: GuideState, b: GuideState) =>
  b.askedFor - a.askedFor ||
  +isUnderWay(b) - +isUnderWay(a) ||
  b.guide.priority - a.guide.priority ||
  (a.guide.key < b.guide.key ? -1 : 1)

/** Applies the rules in turn, up to the first that refuses. `wait`: not on this page. */
function decide(
  state: GuideState,
  facts: PageFacts,
  reasons: Reason[],
): 'show' | 'wait' | undefined {
  const { guide, run, askedFor, isFinishing } = state
  const { frequency, nowMs, isVisible } = facts
  const { key, kind, trigger, pageCondition } = guide
  const { status } = run
  const isBegun = isUnderWay(state)
  const waits = isBegun && kind === 'tour' ? 'wait' : undefined
  const says = (...reason: Reason) => {
    reasons.push(reason)
    return reason[0]
  }
  /** Is told only when it refuses. */
  const refuses = (is: boolean, ...rule: [rule: string, ...about: unknown[]]) =>
    is && !says(false, ...rule)

  if (
    refuses(status === 'dismissed' || (status === 'completed' && !isFinishing), 'ended', status)
  ) {
    return
  }
  const untilMs = Date.parse(run.snoozedUntil!)
  if (refuses(status === 'snoozed' && nowMs < untilMs, 'snoozed', untilMs)) return
  if (askedFor) says(true, 'asked')
  else {
    if (!status && trigger !== 'auto') {
      if (refuses(trigger === 'manual', 'manual')) return
      if (typeof trigger === 'object' && !says(state.isTriggered, 'event', trigger.event)) return
    }
    if (pageCondition) {
      const parts: DecidedPart[] = []
      const ok = decideCondition(pageCondition, facts, decidePageLeaf, parts)
      if (!says(ok, 'page', parts)) return waits
    }
    if (isBegun) says(true, 'begun', status)
  }
  const isInline = kind === 'checklist' && guide.content.layout === 'inline'
  if (isInline && !says(!!facts.findPlace(key), 'inline', key)) return
  const { pathPrefix } = currentStep(state) ?? {}
  const isElsewhere = !!pathPrefix && !matchesPathPrefix(facts.pageUrl, pathPrefix)
  if (refuses(isElsewhere, 'elsewhere', pathPrefix)) return waits
  if (askedFor || isFinishing) return 'show'

  const interrupts = isInterrupting(guide)
  if (interrupts && !isBegun) {
    const { maxPerDay, quietHours, dismissedAtMs, shownAtMs } = frequency
    const count = shownAtMs.filter((ms) => ms > nowMs - 24 * HOUR_MS).length
    if (maxPerDay !== null && !says(count < maxPerDay, 'budget', count, maxPerDay)) return
    const quietUntilMs = dismissedAtMs + quietHours * HOUR_MS
    if (refuses(nowMs < quietUntilMs, 'quiet', quietHours, quietUntilMs)) return
  }
  if (refuses(!isBegun && !isVisible, 'hidden')) return
  if (refuses(interrupts && isVisible && !facts.hasFloor, 'otherTab')) return
  return refuses(interrupts && !isBegun && facts.isTyping(), 'typing') ? undefined : 'show'
}
