// What of a Kaplan-Meier curve may be drawn, and what it says at any day. Pure.
import type { CurvePoint } from '#contract/estimates'
import { dayMs } from '../format.ts'

/**
 * With fewer units at risk one more event moves the curve by over ten points, so it is not drawn
 * there. The same limit as `observable` in the report.
 */
export const leastAtRisk = 10

export interface CurveStep {
  /** Days since start; the curve keeps these values until the next step. */
  day: number
  reached: number
  lower: number | null
  upper: number | null
}

export interface CurveShape {
  steps: CurveStep[]
  /** Where the drawing ends; 0 when there are too few units to draw anything. */
  endDay: number
}

/** Past this many days a curve that no longer rises says nothing new. */
const usualHorizonDays = 60

/** Cut where fewer than ten are at risk, and where only a flat tail would follow. */
export function shapeCurve(points: readonly CurvePoint[]): CurveShape {
  const known = points.filter(({ atRisk }) => atRisk >= leastAtRisk)
  const last = known.at(-1)
  if (!last) return { steps: [], endDay: 0 }
  const all: CurveStep[] = [
    { day: 0, reached: 0, lower: null, upper: null },
    ...known.map(({ timeMs, reached, lower, upper }) => ({
      day: timeMs / dayMs,
      reached,
      lower,
      upper,
    })),
  ]
  const endDay = horizonOf(all, last.timeMs / dayMs)
  return { steps: all.filter(({ day }) => day <= endDay), endDay }
}

function horizonOf(steps: readonly CurveStep[], lastDay: number): number {
  if (lastDay <= usualHorizonDays) return lastDay
  const atHorizon = stepAt(steps, usualHorizonDays)?.reached ?? 0
  const atEnd = steps.at(-1)?.reached ?? 0
  return atHorizon >= 0.95 * atEnd ? usualHorizonDays : lastDay
}

/** The step that holds at a day, or undefined before the first. */
export function stepAt(steps: readonly CurveStep[], day: number): CurveStep | undefined {
  let found: CurveStep | undefined
  for (const step of steps) {
    if (step.day > day) break
    found = step
  }
  return found
}

/** Units still at risk at a day: those whose time has not come before it. */
export function atRiskAt(points: readonly CurvePoint[], day: number): number {
  return points.find(({ timeMs }) => timeMs >= day * dayMs)?.atRisk ?? 0
}

const tickSteps = [1 / 24, 1 / 8, 1 / 4, 1 / 2, 1, 2, 7, 14, 30, 60, 90, 180, 365]

/** Few, even ticks from 0 on; in whole weeks where days would crowd. */
export function dayTicks(endDay: number, atMost: number): number[] {
  const step = tickSteps.find((size) => endDay / size <= atMost) ?? endDay / atMost
  const count = Math.floor(endDay / step + 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}
