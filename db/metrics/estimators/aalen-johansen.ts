import { countUpTo } from './count-up-to.ts'
import { fallingColumn, findCrossing } from './survival-quantile.ts'
import { ascending, mergeAscending } from './ascending.ts'
import { toTimes } from './times.ts'

/** A unit that ends in one of several ways, such as value or churn, or is still waiting (null). */
export type CompetingUnit<Cause extends string> = {
  time: number
  cause: Cause | null
  entry?: number
}

/** Columns by exit time: row i says what holds from `time[i]` until the next time. */
export type IncidenceCurves<Cause extends string> = {
  n: number
  time: Float64Array
  atRisk: Uint32Array
  /** Share that has ended in no way yet. With all incidences it adds up to 1. */
  waiting: Float64Array
  /** Units that ended at that time, in any way. */
  ended: Uint32Array
  /** Units that ended in that way at that time. */
  reached: Record<Cause, Uint32Array>
  /** Share that has ended in that way by then. */
  incidence: Record<Cause, Float64Array>
}

/**
 * Estimates the share that ended in each way when the ways exclude one another:
 * F_k(t) = Σ S(t−) d_k / n, with S the share in none of them (Aalen and Johansen 1978). Treating the
 * other ways as censoring instead (1 − Kaplan-Meier) answers "if nobody churned" and is too high.
 * Throws a RangeError for a unit that is never at risk (see `toTimes`).
 */
export function aalenJohansen<Cause extends string>(
  units: readonly CompetingUnit<Cause>[],
  causes: readonly Cause[],
): IncidenceCurves<Cause> {
  const { waiting, entries } = toTimes(
    units.map(({ cause, ...unit }) => ({ ...unit, reached: cause !== null })),
  )
  const ends = causes.map((cause) => {
    const times = units.flatMap((unit) => (unit.cause === cause ? unit.time : []))
    return [cause, Float64Array.from(times)]
  })
  return incidenceCurves({
    ends: Object.fromEntries(ends) as Record<Cause, Float64Array>,
    waiting,
    entries,
  })
}

/** Durations in columns: of units that ended, by the way they did, and of those still waiting. */
export interface CompetingTimes<Cause extends string> {
  ends: Record<Cause, Float64Array>
  waiting: Float64Array
  entries?: Float64Array
}

/** The same from columns. Who is at risk when is said at `survivalCurve`. */
export function incidenceCurves<Cause extends string>({
  ends,
  waiting,
  entries: unsortedEntries = new Float64Array(),
}: CompetingTimes<Cause>): IncidenceCurves<Cause> {
  const causes = Object.keys(ends) as Cause[]
  const entries = ascending(unsortedEntries)
  const sortedEnds = causes.map((cause) => ascending(ends[cause]))
  const exits = [ascending(waiting), ...sortedEnds].reduce(mergeAscending)
  const n = exits.length
  const column = () => new Float64Array(n)
  const counts = () => new Uint32Array(n)
  const [time, stillWaiting] = [column(), column()]
  const [atRisk, ended] = [counts(), counts()]
  const walks = causes.map((cause, index) => ({
    cause,
    times: sortedEnds[index]!,
    passed: 0,
    share: 0,
    reached: counts(),
    incidence: column(),
  }))
  let share = 1
  let entered = 0
  let left = 0
  let rows = 0
  while (left < n) {
    const t = exits[left]!
    while (entered < entries.length && entries[entered]! < t) entered += 1
    const present = n - entries.length + entered - left
    let endedNow = 0
    for (const walk of walks) {
      const before = walk.passed
      while (walk.passed < walk.times.length && walk.times[walk.passed] === t) walk.passed += 1
      const endedSo = walk.passed - before
      endedNow += endedSo
      if (endedSo > 0) walk.share += (share * endedSo) / present
      walk.reached[rows] = endedSo
      walk.incidence[rows] = walk.share
    }
    if (endedNow > 0) share *= (present - endedNow) / present
    time[rows] = t
    atRisk[rows] = present
    stillWaiting[rows] = share
    ended[rows] = endedNow
    rows += 1
    while (left < n && exits[left] === t) left += 1
  }
  const ofCause = <Column>(columnOf: (walk: (typeof walks)[number]) => Column) =>
    Object.fromEntries(walks.map((walk) => [walk.cause, columnOf(walk)])) as Record<Cause, Column>
  return {
    n,
    time: time.subarray(0, rows),
    atRisk: atRisk.subarray(0, rows),
    waiting: stillWaiting.subarray(0, rows),
    ended: ended.subarray(0, rows),
    reached: ofCause(({ reached }) => reached.subarray(0, rows)),
    incidence: ofCause(({ incidence }) => incidence.subarray(0, rows)),
  }
}

/**
 * The share that ended in that way by `time`, with the standard error from Aalen's variance
 * Σ (F_k(T)−F_k(t))² D/(n(n−D)) + Σ S(t−)² d_k(n−d_k)/n³ − 2Σ (F_k(T)−F_k(t)) S(t−) d_k/n²
 * (as R's survfit). Null without units. After the end of follow-up the last value.
 */
export function incidenceBy<Cause extends string>(
  curves: IncidenceCurves<Cause>,
  cause: Cause,
  time: number,
): { incidence: number | null; se: number | null } {
  if (curves.n === 0) return { incidence: null, se: null }
  const rows = countUpTo(curves.time, time)
  const { atRisk, ended, waiting } = curves
  const [incidences, reached] = [curves.incidence[cause], curves.reached[cause]]
  const incidence = incidences[rows - 1] ?? 0
  let variance = 0
  let waitingSo = 1
  for (let i = 0; i < rows; i += 1) {
    const endedHere = ended[i]!
    // Who was last watched here adds nothing.
    if (endedHere === 0) continue
    const n = atRisk[i]!
    const reachedHere = reached[i]!
    const before = waitingSo
    waitingSo = waiting[i]!
    const ahead = incidence - incidences[i]!
    // Once nobody waits nothing lies ahead, and the first term has no weight.
    if (endedHere < n) variance += (ahead * ahead * endedHere) / (n * (n - endedHere))
    if (reachedHere === 0) continue
    variance += (before * before * reachedHere * (n - reachedHere)) / (n * n * n)
    variance -= (2 * ahead * before * reachedHere) / (n * n)
  }
  return { incidence, se: Math.sqrt(Math.max(0, variance)) }
}

/**
 * The time by which a share `p` has ended in that way, by the rule of `survivalQuantile`; null when
 * that share is not reached within follow-up.
 */
export function incidenceQuantile<Cause extends string>(
  curves: IncidenceCurves<Cause>,
  cause: Cause,
  p: number,
): number | null {
  const incidence = curves.incidence[cause]
  const notInThatWay = fallingColumn((row) => 1 - incidence[row]!)
  return findCrossing(curves.time, notInThatWay, 1 - p)
}
