import { evaluateCondition } from '#contract/rules/evaluate-condition'
import { matchesPathPrefix } from '#contract/rules/match-url'
import { traceToText } from '#contract/rules/trace-to-text'
import { currentStep, type GuideState } from './guide-state.ts'

export interface Choice {
  checklist: GuideState | undefined
  tour: GuideState | undefined
  /** The tour's step belongs to another page. */
  tourWaits: boolean
  /** Why each guide is shown or not, in words, by key. */
  traces: Map<string, string[]>
}

/**
 * Decides what is visible: the first checklist that fits, and at most one tour. A tour somebody asked
 * for goes before one under way, and that before one that would start by itself.
 */
export function chooseGuides(
  states: GuideState[],
  page: { url: string; isVisible: boolean },
): Choice {
  const traces = new Map<string, string[]>()
  const choice: Choice = { checklist: undefined, tour: undefined, tourWaits: false, traces }
  const taken = new Set<string>()

  for (const state of states.toSorted((a, b) => rank(a) - rank(b))) {
    const { guide } = state
    const trace = ['✓ published, and the audience fits (decided by the server)']
    if (guide.kind !== 'checklist' && guide.kind !== 'tour') continue
    const wish = wants(state, page, trace)
    // A tour that waits elsewhere still is the one tour.
    const isFree = !taken.has(guide.kind)
    if (wish && !isFree) trace.push(`✗ another ${guide.kind} goes first`)
    if (wish && isFree) {
      taken.add(guide.kind)
      choice[guide.kind] = state
      if (guide.kind === 'tour') choice.tourWaits = wish === 'wait'
    }
    trace.push(wish === 'show' && isFree ? '→ shown' : '→ not shown')
    traces.set(guide.key, trace)
  }
  return choice
}

const rank = ({ askedFor, status }: GuideState) =>
  askedFor ? 0 : status === 'active' || status === 'minimised' ? 1 : 2

/** `wait`: it holds its place, but not on this page. */
function wants(
  state: GuideState,
  page: { url: string; isVisible: boolean },
  trace: string[],
): 'show' | 'wait' | false {
  const { guide, status, askedFor, isFinishing } = state
  if (status === 'dismissed' || (status === 'completed' && !isFinishing)) {
    trace.push(`✗ this user has ${status} it`)
    return false
  }
  if (askedFor) trace.push('✓ asked for')
  else {
    if (guide.trigger === 'manual' && !status) {
      trace.push('✗ it starts by an action only (trigger manual)')
      return false
    }
    if (guide.pageCondition) {
      const { result, trace: lines } = evaluateCondition(guide.pageCondition, { pageUrl: page.url })
      trace.push(...traceToText(lines, { withFound: true }))
      if (!result) return status && guide.kind === 'tour' ? 'wait' : false
    }
    if (status) trace.push(`✓ under way (${status})`)
  }
  if (!status && !page.isVisible) {
    trace.push('✗ it starts in a tab that is looked at')
    return false
  }
  if (guide.kind === 'checklist') return 'show'

  const { pathPrefix } = currentStep(state) ?? {}
  if (pathPrefix && !matchesPathPrefix(page.url, pathPrefix)) {
    trace.push(`✗ its step belongs to ${pathPrefix}`)
    return status ? 'wait' : false
  }
  return 'show'
}
