import { countUpTo } from './count-up-to.ts'
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
  for (let day = 0; day < drawnDays; day += 1) {
    const left = countUpTo(curve.time, day * DAY_MS)
    // Who leaves on the very day is at risk just before it.
    const isExitTime = curve.time[left - 1] === day * DAY_MS
    const atRisk = curve.atRisk[isExitTime ? left - 1 : left] ?? 0
    if (atRisk < MIN_AT_RISK) break
    days.push({ day, atRisk, reached: 1 - (curve.survival[left - 1] ?? 1) })
  }
  return days
}
