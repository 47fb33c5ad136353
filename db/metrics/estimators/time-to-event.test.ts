import { describe, expect, it } from 'vitest'
import { kaplanMeier } from './kaplan-meier.ts'
import { toCurvePoints, toTimeToEvent } from './time-to-event.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const accounts = [
  ...Array.from({ length: 12 }, (_, i) => ({ time: (i + 1) * HOUR_MS, reached: true })),
  ...Array.from({ length: 8 }, () => ({ time: 10 * DAY_MS, reached: true })),
  ...Array.from({ length: 20 }, () => ({ time: 20 * DAY_MS, reached: false })),
]

describe('toTimeToEvent', () => {
  const report = toTimeToEvent(kaplanMeier(accounts))

  it('states the share reached by each day among all accounts, waiting ones included', () => {
    expect(report).toMatchObject({ n: 40, events: 20 })
    expect(report.reachedByDay.map(({ day, reached }) => [day, reached?.toFixed(3)])).toEqual([
      [1, '0.300'],
      [7, '0.300'],
      [14, '0.500'],
      [30, '0.500'],
      [60, '0.500'],
    ])
  })

  it('marks days that fewer than ten accounts have lived to see', () => {
    expect(report.reachedByDay.map(({ observable }) => observable)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('states quantiles only as far as they are reached', () => {
    expect(report.quantilesMs).toEqual({
      p10: 4.5 * HOUR_MS,
      p25: 10.5 * HOUR_MS,
      p50: 10 * DAY_MS,
      p75: null,
      p90: null,
    })
    expect(report.medianMs).toMatchObject({ estimate: 10 * DAY_MS, upper: null })
  })

  it('has nothing to say of nobody', () => {
    const empty = toTimeToEvent(kaplanMeier([]))
    expect(empty.medianMs).toEqual({ estimate: null, lower: null, upper: null })
    expect(empty.reachedByDay[0]).toMatchObject({ reached: null, observable: false })
  })
})

describe('toCurvePoints', () => {
  it('gives one row for each time an account leaves, band around the share reached', () => {
    const points = toCurvePoints(kaplanMeier(accounts))
    expect(points).toHaveLength(14)
    expect(points[0]).toMatchObject({ timeMs: HOUR_MS, atRisk: 40, events: 1, censored: 0 })
    expect(points.at(-1)).toMatchObject({ events: 0, censored: 20, reached: 0.5 })
    for (const { reached, lower, upper } of points) {
      expect(lower).toBeLessThan(reached)
      expect(upper).toBeGreaterThan(reached)
    }
  })

  it('puts neighbours together beyond a thousand rows, and loses nobody', () => {
    const many = Array.from({ length: 2_500 }, (_, i) => ({ time: i + 1, reached: i % 3 > 0 }))
    const curve = kaplanMeier(many)
    const points = toCurvePoints(curve)
    expect(points).toHaveLength(834)
    for (const [index, { atRisk, events, censored }] of points.entries()) {
      expect(atRisk - events - censored).toBe(points[index + 1]?.atRisk ?? 0)
    }
    expect(points[0]).toMatchObject({ timeMs: 3, atRisk: 2_500, reached: 1 - curve.survival[2]! })
    expect(points.at(-1)).toMatchObject({ timeMs: 2_500, reached: 1 - curve.survival.at(-1)! })
  })
})
