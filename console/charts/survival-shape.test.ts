import { describe, expect, it } from 'vitest'
import type { CurvePoint } from '#contract/estimates'
import { dayMs } from '../format.ts'
import { atRiskAt, dayTicks, shapeCurve, stepAt } from './survival-shape.ts'

const point = (day: number, atRisk: number, reached: number): CurvePoint => ({
  timeMs: day * dayMs,
  atRisk,
  events: 1,
  censored: 0,
  reached,
  lower: reached / 2,
  upper: (1 + reached) / 2,
})

describe('shapeCurve', () => {
  it('starts at nobody on day 0', () => {
    expect(shapeCurve([point(2, 40, 0.1)]).steps[0]).toMatchObject({ day: 0, reached: 0 })
  })

  it('ends where fewer than ten are at risk', () => {
    const shape = shapeCurve([point(2, 40, 0.1), point(5, 10, 0.4), point(9, 9, 0.5)])
    expect(shape.endDay).toBe(5)
    expect(shape.steps.map(({ day }) => day)).toEqual([0, 2, 5])
  })

  it('draws nothing from fewer than ten units', () => {
    expect(shapeCurve([point(1, 9, 0.5)])).toEqual({ steps: [], endDay: 0 })
  })

  it('stops at day 60 when only a flat tail follows', () => {
    expect(shapeCurve([point(50, 40, 0.6), point(90, 20, 0.61)]).endDay).toBe(60)
  })

  it('goes on past day 60 while the curve still rises', () => {
    expect(shapeCurve([point(50, 40, 0.4), point(90, 20, 0.6)]).endDay).toBe(90)
  })
})

describe('stepAt', () => {
  it('holds the value of the last step, and takes a step on its own day', () => {
    const { steps } = shapeCurve([point(2, 40, 0.1), point(5, 30, 0.4)])
    expect([1.9, 2, 4.9, 5, 99].map((day) => stepAt(steps, day)?.reached)).toEqual([
      0, 0.1, 0.1, 0.4, 0.4,
    ])
  })
})

describe('atRiskAt', () => {
  it('counts those whose time has not come before that day', () => {
    const points = [point(2, 40, 0.1), point(5, 30, 0.4)]
    expect([0, 2, 3, 5, 6].map((day) => atRiskAt(points, day))).toEqual([40, 40, 30, 30, 0])
  })
})

describe('dayTicks', () => {
  it('steps in whole weeks where days would crowd', () => {
    expect(dayTicks(60, 6)).toEqual([0, 14, 28, 42, 56])
  })

  it('steps in hours when everything happens within a day', () => {
    expect(dayTicks(0.5, 6)).toHaveLength(5)
  })
})
