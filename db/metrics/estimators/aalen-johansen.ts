import { findCrossing } from './survival-quantile.ts'
import { ascending, concatTimes, toTimes } from './times.ts'

/** A unit that ends in one of several ways, such as value or churn, or is still waiting (null). */
export type CompetingUnit<Cause extends string> = {
  time: number
  cause: Cause | null
  entry?: number
}

/** Columns by exit time: row i says what holds from `time[i]` until the next time. */
export type IncidenceCurves<Cause extends string> = {
  n: number
  time: number[]
  atRisk: number[]
  /** Share that has ended in no way yet. With all incidences it adds up to 1. */
  waiting: number[]
  /** Units that ended at that time, in any way. */
  ended: number[]
  /** Units that ended in that way at that time. */
  reached: Record<Cause, number[]>
  /** Share that has ended in that way by then. */
  incidence: Record<Cause, number[]>
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
  const endsOf = (cause: Cause) =>
    Float64Array.from(units.flatMap((unit) => (unit.cause === cause ? unit.time : [])))
  return incidenceCurves({ ends: byCause(causes, endsOf), waiting, entries })
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
  const exits = ascending(concatTimes([...causes.map((cause) => ends[cause]), waiting]))
  const cursors = causes.map((cause) => ({ times: ascending(ends[cause]), passed: 0, share: 0 }))
  const curves = {
    n: exits.length,
    time: [] as number[],
    atRisk: [] as number[],
    waiting: [] as number[],
    ended: [] as number[],
    reached: byCause(causes, (): number[] => []),
    incidence: byCause(causes, (): number[] => []),
  }
  const [reached, incidence] = [curves.reached, curves.incidence].map((columns) =>
    causes.map((cause) => columns[cause]),
  ) as [number[][], number[][]]
  let share = 1
  let entered = 0
  let left = 0
  while (left < exits.length) {
    const t = exits[left]!
    while (entered < entries.length && entries[entered]! < t) entered += 1
    const atRisk = exits.length - entries.length + entered - left
    let ended = 0
    for (let i = 0; i < cursors.length; i += 1) {
      const cursor = cursors[i]!
      const before = cursor.passed
      while (cursor.passed < cursor.times.length && cursor.times[cursor.passed] === t) {
        cursor.passed += 1
      }
      const endedSo = cursor.passed - before
      ended += endedSo
      cursor.share += (share * endedSo) / atRisk
      reached[i]!.push(endedSo)
      incidence[i]!.push(cursor.share)
    }
    share *= (atRisk - ended) / atRisk
    curves.time.push(t)
    curves.atRisk.push(atRisk)
    curves.waiting.push(share)
    curves.ended.push(ended)
    while (left < exits.length && exits[left] === t) left += 1
  }
  return curves
}

function byCause<Cause extends string, Column>(
  causes: readonly Cause[],
  columnOf: (cause: Cause) => Column,
): Record<Cause, Column> {
  return Object.fromEntries(causes.map((cause) => [cause, columnOf(cause)])) as Record<
    Cause,
    Column
  >
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
  const after = curves.time.findIndex((t) => t > time)
  const rows = after === -1 ? curves.time.length : after
  const incidence = curves.incidence[cause][rows - 1] ?? 0
  let variance = 0
  for (let i = 0; i < rows; i += 1) {
    const n = curves.atRisk[i]!
    const reached = curves.reached[cause][i]!
    const before = curves.waiting[i - 1] ?? 1
    const ahead = incidence - curves.incidence[cause][i]!
    const ended = curves.ended[i]!
    // Once nobody waits nothing lies ahead, and the first term has no weight.
    if (ended < n) variance += (ahead * ahead * ended) / (n * (n - ended))
    variance += (before * before * reached * (n - reached)) / (n * n * n)
    variance -= (2 * ahead * before * reached) / (n * n)
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
  const notInThatWay = curves.incidence[cause].map((incidence) => 1 - incidence)
  return findCrossing(curves.time, notInThatWay, 1 - p)
}
