import type { GuideKind } from '#contract/guide'
import type { Locator } from '#contract/locator'
import { decideCondition, type DecidedPart } from '#contract/rules/decide-condition'
import { matchesPathPrefix } from '#contract/rules/match-url'
import type { Frequency } from './frequency.ts'
import { currentStep, isInterrupting, isUnderWay, type GuideState } from './guide-state.ts'

/** What is decided on, besides the guides themselves. */
export interface PageFacts {
  url: string
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

/** One rule as it was applied: whether it let the guide through, its name, and what it looked at. */
export type Reason = [ok: boolean | null, rule: string, ...about: unknown[]]

/** Why one guide is shown or not. The `explain` chunk has the words. */
export interface Decision {
  isShown: boolean
  reasons: Reason[]
}

/** Where a guide is seen: what interrupts shares one place, each other kind has its own. */
export type Place = 'over' | 'checklist' | 'hint' | 'resource_centre'

export interface Choice {
  shown: Partial<Record<Place, GuideState>>
  /** By guide key. */
  decisions: Map<string, Decision>
}

const DAY_MS = 86_400_000

const placeOf = (kind: GuideKind): Place =>
  isInterrupting({ kind }) ? 'over' : (kind as Exclude<Place, 'over'>)

/**
 * Decides what is visible, the same for the same facts: one guide over the page and one of each kind
 * that just stands there. What was asked for goes first, then what is under way, then by priority,
 * then by key.
 */
export function chooseGuides(states: GuideState[], facts: PageFacts): Choice {
  const choice: Choice = { shown: {}, decisions: new Map() }
  let waiting: GuideState | undefined

  for (const state of states.toSorted(compareClaims)) {
    const { guide } = state
    const reasons: Reason[] = []
    const wish = wants(state, facts, reasons)
    const place = placeOf(guide.kind)
    // A tour that waits on another page lets no other one begin by itself.
    const rival =
      choice.shown[place] ??
      (waiting?.guide.kind === guide.kind && !state.askedFor ? waiting : undefined)
    if (wish && rival) reasons.push([false, 'rival', rival.guide.key])
    const isShown = wish === 'show' && !rival
    if (isShown) choice.shown[place] = state
    if (wish === 'wait') waiting ??= state
    choice.decisions.set(guide.key, { isShown, reasons })
  }
  return choice
}

const compareClaims = (a: GuideState, b: GuideState) =>
  b.askedFor - a.askedFor ||
  +isUnderWay(b) - +isUnderWay(a) ||
  b.guide.priority - a.guide.priority ||
  (a.guide.key < b.guide.key ? -1 : 1)

/** `wait`: it holds its place, but not on this page. */
function wants(state: GuideState, facts: PageFacts, reasons: Reason[]): 'show' | 'wait' | false {
  const { guide, run, askedFor } = state
  const { status } = run
  const { nowMs, frequency, url } = facts
  const { trigger, pageCondition } = guide
  const isBegun = isUnderWay(state)
  const untilMs = Date.parse(run.snoozedUntil ?? '')
  const interrupts = isInterrupting(guide)
  /** Notes what a rule says. */
  const passes = (ok: boolean | null, rule: string, ...about: unknown[]) => {
    reasons.push([ok, rule, ...about])
    return ok === true
  }
  const refuses = (isAgainst: boolean, rule: string, ...about: unknown[]) =>
    isAgainst && !passes(false, rule, ...about)

  if (refuses(isOver(state), 'ended', status)) return false
  if (refuses(status === 'snoozed' && nowMs < untilMs, 'snoozed', untilMs)) return false
  if (askedFor) passes(true, 'asked')
  else {
    if (!status && trigger !== 'auto') {
      if (refuses(trigger === 'manual', 'manual')) return false
      if (typeof trigger === 'object' && !passes(state.isTriggered, 'event', trigger.event))
        return false
    }
    if (pageCondition) {
      const parts: DecidedPart[] = []
      const ok = decideCondition(
        pageCondition,
        { pageUrl: url, hasElement: facts.hasElement },
        parts,
      )
      if (!passes(ok, 'page', parts)) return isBegun && guide.kind === 'tour' ? 'wait' : false
    }
    if (isBegun) passes(true, 'begun', status)
  }
  if (guide.kind === 'checklist' && guide.content.layout === 'inline') {
    if (!passes(facts.findPlace(guide.key) !== null, 'inline', guide.key)) return false
  }
  const { pathPrefix } = currentStep(state) ?? {}
  if (refuses(!!pathPrefix && !matchesPathPrefix(url, pathPrefix), 'elsewhere', pathPrefix))
    return isBegun ? 'wait' : false
  if (askedFor || state.isFinishing) return 'show'

  if (!isBegun) {
    const { maxPerDay, quietHours, dismissedAtMs } = frequency
    if (interrupts) {
      const shown = frequency.shownAtMs.filter((ms) => ms > nowMs - DAY_MS).length
      if (maxPerDay !== null && !passes(shown < maxPerDay, 'budget', shown, maxPerDay)) return false
      const quietUntilMs = dismissedAtMs + quietHours * 3_600_000
      if (refuses(nowMs < quietUntilMs, 'quiet', quietHours, quietUntilMs)) return false
    }
    if (refuses(!facts.isVisible, 'hidden')) return false
  }
  if (!interrupts) return 'show'
  if (refuses(facts.isVisible && !facts.hasFloor, 'otherTab')) return false
  return !isBegun && refuses(facts.isTyping(), 'typing') ? false : 'show'
}

const isOver = ({ run: { status }, isFinishing }: GuideState) =>
  status === 'dismissed' || (status === 'completed' && !isFinishing)
