import type { SurvivalCurve } from './kaplan-meier.ts'
import { MIN_AT_RISK } from './time-to-event.ts'

const DAY_MS = 86_400_000

/** More days than a chart has points. */
const drawnDays = 366

/** What a curve says after each whole day. */
export interface DayOfCurve {
  day: number
  /** Units still at risk just before. */
  atRisk: number
  reached: number
}

/** A curve over ms day by day from 0 on, while enough are at risk for it to be drawn. */
export function curveByDay(curve: SurvivalCurve): DayOfCurve[] {
  const days: DayOfCurve[] = []
  let next = 0
  for (let day = 0; day < drawnDays; day += 1) {
    while (next < curve.time.length && curve.time[next]! < day * DAY_MS) next += 1
    const atRisk = curve.atRisk[next] ?? 0
    if (atRisk < MIN_AT_RISK) break
    // Who leaves on the very day has left.
    const last = curve.time[next] === day * DAY_MS ? next : next - 1
    days.push({ day, atRisk, reached: 1 - (curve.survival[last] ?? 1) })
  }
  return days
}
