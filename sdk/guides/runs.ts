import type { Run } from '#contract/session'
import { joinFrequency, type Frequency } from './frequency.ts'
import type { GuideCore, GuideMove } from './guide-seam.ts'
import {
  isInterrupting,
  isUnderWay,
  joinRun,
  type GuideState,
  type PageGuide,
  type PageRun,
} from './guide-state.ts'
import { openMemory } from './memory.ts'
import type { PageSession } from './read-session.ts'

/** A run as one tab tells it to the others. */
export interface ToldRun {
  guideKey: string
  run: PageRun
}

export interface Runs {
  states: Map<string, GuideState>
  /** Takes the guides of an answer for the page's; joins their runs with what is known here. */
  accept(answer: PageSession): void
  /** Another tab moved a run. */
  hear(told: ToldRun): void
  move(state: GuideState, what: GuideMove, stepKey?: string, more?: Record<string, unknown>): void
  remember(state: GuideState): void
  snooze(state: GuideState): void
  frequency(): Frequency
  /** The server's time. */
  now(): number
}

/** The server corrects clocks that are off by more; smaller differences are the way's. */
const SKEW_MS = 60_000

/** The runs of this user: where they stand, and everything that moves them. */
export function createRuns(
  core: GuideCore,
  tellTabs: (told: ToldRun) => void,
  onMove: () => void,
): Runs {
  const states = new Map<string, GuideState>()
  /** The event that moved a run last. */
  const moves = new Map<string, string>()
  let skewMs = 0
  let policy: PageSession['frequency'] | undefined

  const now = () => Date.now() + skewMs
  const { recall, keep } = openMemory(core.storage)

  function move(
    state: GuideState,
    what: GuideMove,
    stepKey?: string,
    more?: Record<string, unknown>,
  ): void {
    const { guide, run } = state
    const { key: guideKey, versionId } = guide
    const isAsked = state.askedFor > 0
    const isBegin = what === 'started' || what === 'opened'
    if (!what.startsWith('step')) run.status = isBegin ? 'active' : (what as Run['status'])
    // What nobody asked for, and what people thought of it.
    if (isInterrupting(guide) && !isAsked) {
      if (isBegin) keep({ shownAtMs: [...(recall().shownAtMs ?? []), now()].slice(-100) })
      if (what === 'dismissed') keep({ dismissedAtMs: now() })
    }
    if (!isUnderWay(state)) {
      state.askedFor = 0
      Object.assign(run, { stepKey: null, trail: [] })
    }
    const id = core.track(`$guide_${what}`, {
      guideKey,
      versionId,
      stepKey,
      ...(what === 'started' && isAsked && { askedFor: true }),
      ...more,
    })
    if (id) moves.set(guideKey, id)
    core.emit('guide', { guideKey, what, stepKey })
    remember(state)
    onMove()
  }

  /** Steps under way outlive the page at once; the server hears of them when they are shown. */
  function remember({ guide: { key: guideKey, versionId }, run }: GuideState): void {
    const { [guideKey]: _, ...steps } = recall().steps ?? {}
    const { stepKey, trail, shownPath } = run
    if (stepKey) steps[guideKey] = { versionId, stepKey, trail, shownPath }
    keep({ steps })
    tellTabs({ guideKey, run })
  }

  return {
    states,
    move,
    remember,
    now,
    accept({ guides, frequency, serverTime }) {
      const aheadMs = Date.parse(serverTime) - Date.now()
      skewMs = Math.abs(aheadMs) > SKEW_MS ? aheadMs : 0
      policy = frequency
      const before = new Map(states)
      const { steps = {} } = recall()
      states.clear()
      for (const guide of guides as PageGuide[]) {
        const isOnItsWay = core.isPending(moves.get(guide.key) ?? '')
        states.set(guide.key, joinRun(guide, before.get(guide.key), steps, isOnItsWay))
      }
    },
    hear({ guideKey, run }) {
      const state = states.get(guideKey)
      if (state) state.run = run
    },
    snooze(state) {
      const until = new Date()
      // The same time tomorrow, also where the clocks change tonight.
      until.setDate(until.getDate() + 1)
      state.run.snoozedUntil = new Date(+until + skewMs).toISOString()
      // What is told goes by this clock: the server corrects it.
      move(state, 'snoozed', undefined, { until: until.toISOString() })
    },
    frequency: () => joinFrequency(policy!, recall()),
  }
}
