import type { Decision } from '../choose-guides.ts'
import type { TargetHealth } from '#contract/locator'
import type { DebugCore, GuideCore, OpenDebug, RecordedEvent } from '../guide-seam.ts'
import type { GuideState } from '../guide-state.ts'
import { openMemory } from '../memory.ts'
import { createHealthNotes } from './health-notes.ts'
import { toTrace } from './to-trace.ts'

/** Puts decisions into words, for `explain()` and for the server. */
export interface Explainer {
  /** The core as given, with an eye on the events it sends. */
  core: GuideCore
  /** The last real decisions, and the guides they are about. */
  decided(decisions: Map<string, Decision>, states: Map<string, GuideState>): void
  /** Undefined for a guide that was not decided on. */
  explain(guideKey: string): string[] | undefined
  /** An event of this page, for the overlay. */
  noteEvent(event: Pick<RecordedEvent, 'name' | 'messageId'>): void
  /** How the target of a guide's step fares now. */
  noteHealth(state: GuideState, health: TargetHealth, stepKey?: string): void
  /** Opens the overlay of the `debug` chunk; again to close it. */
  debug(): void
  close(): void
}

/** A page is given so long to settle before its decisions are told. */
const SETTLE_MS = 1000
const MAX_LINES = 20
/** As many events as the overlay lists. */
const MAX_EVENTS = 20

/**
 * Tells the server of a decision when it is another one than this browser told last: once the page
 * has settled or is left, and at most once per guide and page load.
 */
export function createExplainer(given: GuideCore): Explainer {
  const core: GuideCore = {
    ...given,
    track(name, properties) {
      const messageId = given.track(name, properties)
      if (messageId) noteEvent({ name, messageId })
      return messageId
    },
  }
  const { recall, keep } = openMemory(core.storage)
  let decisions = new Map<string, Decision>()
  let states = new Map<string, GuideState>()
  const toldHere = new Set<string>()
  const events: Pick<RecordedEvent, 'name' | 'messageId'>[] = []
  const watchers = new Set<() => void>()
  const health = createHealthNotes(core)
  let timer: ReturnType<typeof setTimeout> | undefined
  let closeDebug: (() => void) | undefined

  const debugCore: DebugCore = {
    listGuides: () =>
      [...decisions].map(([key, decision]) => ({
        key,
        kind: states.get(key)?.guide.kind ?? '',
        shown: decision.isShown,
        trace: toTrace(decision),
        health: decision.isShown ? health.of(key) : undefined,
      })),
    listEvents: () =>
      events.map(({ name, messageId }) => ({ name, isPending: core.isPending(messageId) })),
    watch(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    guard: core.guard,
  }
  const changed = () => {
    for (const tell of watchers) tell()
  }

  function noteEvent(event: (typeof events)[number]): void {
    events.push(event)
    if (events.length > MAX_EVENTS) events.shift()
    changed()
  }

  function listNews() {
    const { told = {} } = recall()
    return [...decisions].flatMap(([key, decision]) => {
      const guide = states.get(key)?.guide
      const isOpen = decision.reasons.some(([ok]) => ok === null)
      if (!guide || isOpen || toldHere.has(key)) return []
      const sum = summarise(guide.versionId, decision)
      return told[key] === sum ? [] : [{ guide, decision, sum }]
    })
  }

  function tell(): void {
    clearTimeout(timer)
    timer = undefined
    const news = listNews()
    if (!news.length) return
    const told: Record<string, string> = { ...recall().told }
    for (const { guide, decision, sum } of news) {
      toldHere.add(guide.key)
      told[guide.key] = sum
      core.track('$guide_decided', {
        guideKey: guide.key,
        versionId: guide.versionId,
        shown: decision.isShown,
        trace: toTrace(decision).slice(0, MAX_LINES),
      })
    }
    for (const key of Object.keys(told)) if (!states.has(key)) delete told[key]
    keep({ told })
  }

  const onHidden = () => {
    if (timer !== undefined && document.visibilityState === 'hidden') core.guard(tell)
  }
  document.addEventListener('visibilitychange', onHidden)

  return {
    decided(nextDecisions, nextStates) {
      decisions = nextDecisions
      states = nextStates
      changed()
      // In a tab that nobody looks at every guide waits; that is no news.
      if (timer !== undefined || document.visibilityState === 'hidden') return
      if (listNews().length) timer = setTimeout(() => core.guard(tell), SETTLE_MS)
    },
    explain(guideKey) {
      const decision = decisions.get(guideKey)
      return decision && toTrace(decision)
    },
    core,
    noteEvent,
    noteHealth: health.tell,
    debug() {
      if (closeDebug) return closeDebug()
      core.loadChunk('debug').then(
        (chunk) =>
          core.guard(() => {
            closeDebug?.()
            const close = (chunk as { open: OpenDebug }).open(
              debugCore,
              () => (closeDebug = undefined),
            )
            closeDebug = close
          }),
        (error: unknown) => core.report('chunk_failed', error),
      )
    },
    close() {
      closeDebug?.()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onHidden)
    },
  }
}

/** The same for the same version, verdict and rules, whatever numbers and addresses they looked at. */
function summarise(versionId: string, { isShown, reasons }: Decision): string {
  const text = `${versionId} ${isShown} ${reasons.map(([ok, rule]) => `${rule}${ok}`).join()}`
  let hash = 0
  for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) | 0
  return (hash >>> 0).toString(36)
}
