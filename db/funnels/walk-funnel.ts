import type { FunnelOrder } from '#contract/funnel'

/** Something that a unit did of a funnel: when, and which steps it can be. */
export interface FunnelHit {
  atMs: number
  /** Bit k: it can be step k, from 1. Bit 0: the excluded event. 0: neither, it only lies in between. */
  steps: number
}

/** How a unit walks a funnel. */
export interface FunnelRule {
  stepCount: number
  /** From the first step, the end included. */
  windowMs: number
  order: FunnelOrder
  /** Whoever does the excluded event strictly between these steps, from 1, stays at the first of them. */
  excludedBetween: readonly [number, number] | null
}

/** From the hit at this index: when each step was done that it leads to, ms, its own instant first. */
type WalkFrom = (entry: number) => number[]

/**
 * When one unit did each step that it got to, ms, the entry first; empty: it never entered. `hits` in
 * the order of the unit's stream. Equal instants may follow each other; one event serves one step.
 */
export function walkFunnel(hits: readonly FunnelHit[], rule: FunnelRule): number[] {
  const walkFrom = walks[rule.order](hits, rule)
  const isEntry = (hit: FunnelHit) =>
    rule.order === 'any_order_first_entry' ? hit.steps > excludedEvent : hasStep(hit, 1)
  const isBest = rule.order === 'ordered_best_entry' || rule.order === 'strict_best_entry'
  let best: number[] = []
  for (const [entry, hit] of hits.entries()) {
    if (!isEntry(hit)) continue
    const walk = stopAtExcluded(walkFrom(entry), hits, rule)
    // Of equally long ones the earliest.
    if (walk.length > best.length) best = walk
    if (!isBest || best.length === rule.stepCount) break
  }
  return best
}

const excludedEvent = 1
const hasStep = ({ steps }: FunnelHit, step: number) => (steps & (1 << step)) !== 0

const walks: Record<FunnelOrder, (hits: readonly FunnelHit[], rule: FunnelRule) => WalkFrom> = {
  ordered_first: walkInOrder,
  ordered_best_entry: walkInOrder,
  any_order_first_entry: walkInAnyOrder,
  strict_best_entry: walkStrictly,
}

/** The earliest event of each next step that is not before the step before. */
function walkInOrder(hits: readonly FunnelHit[], { stepCount, windowMs }: FunnelRule): WalkFrom {
  const next = Array.from({ length: stepCount + 1 }, (_, step) => nextOfStep(hits, step))
  const firstOfInstant = hits.map((_, index) => index)
  for (let index = 1; index < hits.length; index += 1) {
    if (hits[index]!.atMs === hits[index - 1]!.atMs) {
      firstOfInstant[index] = firstOfInstant[index - 1]!
    }
  }
  return (entry) => {
    const enteredMs = hits[entry]!.atMs
    const served = [entry]
    while (served.length < stepCount) {
      const candidates = next[served.length + 1]!
      let index = candidates[firstOfInstant[served.at(-1)!]!]!
      while (served.includes(index)) index = candidates[index + 1]!
      const hit = hits[index]
      if (hit === undefined || hit.atMs - enteredMs > windowMs) break
      served.push(index)
    }
    return served.map((index) => hits[index]!.atMs)
  }
}

/** For each index the first hit from there on that can be this step; the length: none. */
function nextOfStep(hits: readonly FunnelHit[], step: number): number[] {
  const next = Array.from({ length: hits.length + 1 }, () => hits.length)
  for (let index = hits.length - 1; index >= 0; index -= 1) {
    next[index] = hasStep(hits[index]!, step) ? index : next[index + 1]!
  }
  return next
}

/** Distinct steps within the window, each event the first step that is still open to it. */
function walkInAnyOrder(hits: readonly FunnelHit[], { stepCount, windowMs }: FunnelRule): WalkFrom {
  return (entry) => {
    const enteredMs = hits[entry]!.atMs
    const times: number[] = []
    let open = ((1 << stepCount) - 1) << 1
    for (let index = entry; open !== 0 && index < hits.length; index += 1) {
      const { atMs, steps } = hits[index]!
      if (atMs - enteredMs > windowMs) break
      const canBe = steps & open
      if (canBe === 0) continue
      open &= ~(canBe & -canBe)
      times.push(atMs)
    }
    return times
  }
}

/** Each step is the very next thing that the unit did. */
function walkStrictly(hits: readonly FunnelHit[], { stepCount, windowMs }: FunnelRule): WalkFrom {
  return (entry) => {
    const enteredMs = hits[entry]!.atMs
    const times = [enteredMs]
    while (times.length < stepCount) {
      const hit = hits[entry + times.length]
      if (!hit || !hasStep(hit, times.length + 1) || hit.atMs - enteredMs > windowMs) break
      times.push(hit.atMs)
    }
    return times
  }
}

function stopAtExcluded(
  times: number[],
  hits: readonly FunnelHit[],
  { excludedBetween }: FunnelRule,
): number[] {
  if (excludedBetween === null) return times
  const [first, second] = excludedBetween
  const [afterMs, beforeMs] = [times[first - 1], times[second - 1]]
  if (afterMs === undefined || beforeMs === undefined) return times
  const isExcluded = hits.some(
    ({ atMs, steps }) => (steps & excludedEvent) !== 0 && atMs > afterMs && atMs < beforeMs,
  )
  return isExcluded ? times.slice(0, first) : times
}
