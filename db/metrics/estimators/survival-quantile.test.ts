import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTimedUnits } from '../../../test/harness/any-timed-units.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { nearestRankPercentile } from './percentile.ts'
import { survivalQuantile, survivalQuantileWithLimits } from './survival-quantile.ts'

const reachedAt = (...times: number[]) => times.map((time) => ({ time, reached: true }))
const waitingAt = (...times: number[]) => times.map((time) => ({ time, reached: false }))

describe('survivalQuantile', () => {
  it('is the first time by which half have reached the event', () => {
    expect(survivalQuantile(kaplanMeier(reachedAt(1, 2, 3)), 0.5)).toBe(2)
  })

  it('is the middle of a plateau at exactly one half', () => {
    expect(survivalQuantile(kaplanMeier(reachedAt(1, 2, 3, 4)), 0.5)).toBe(2.5)
  })

  it('is the start of a plateau that lasts to the end of follow-up', () => {
    expect(survivalQuantile(kaplanMeier([...reachedAt(1, 2), ...waitingAt(9, 9)]), 0.5)).toBe(2)
  })

  it('is undefined when fewer than half reach the event, and never the last time seen', () => {
    expect(survivalQuantile(kaplanMeier([...reachedAt(1), ...waitingAt(9, 9)]), 0.5)).toBeNull()
  })

  it('sees an exact share through rounding', () => {
    const tenths = kaplanMeier(reachedAt(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
    expect(survivalQuantile(tenths, 0.1)).toBe(1.5)
    expect(survivalQuantile(tenths, 0.9)).toBe(9.5)
  })

  it('is the sample’s own quantile when every unit is watched to the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9),
        (times, p) => {
          // At a whole rank the quantile is a plateau, whose middle is told.
          fc.pre(Math.abs(times.length * p - Math.round(times.length * p)) > 1e-6)
          const curve = kaplanMeier(times.map((time) => ({ time, reached: true })))
          const ascending = times.toSorted((a, b) => a - b)
          expect(survivalQuantile(curve, p)).toBe(nearestRankPercentile(ascending, p))
        },
      ),
    )
  })

  it('does not fall as the share grows', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        const curve = kaplanMeier(units)
        const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9].map(
          (p) => survivalQuantile(curve, p) ?? Infinity,
        )
        expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('survivalQuantileWithLimits', () => {
  it('gives the times at which the band crosses one half', () => {
    const times = Array.from({ length: 40 }, (_, index) => index + 1)
    const { estimate, lower, upper } = survivalQuantileWithLimits(
      kaplanMeier(reachedAt(...times)),
      0.5,
    )
    expect(estimate).toBe(20.5)
    expect(lower).toBeGreaterThan(10)
    expect(lower).toBeLessThan(20)
    expect(upper).toBeGreaterThan(21)
    expect(upper).toBeLessThan(32)
  })

  it('leaves the upper limit undefined when the band never crosses', () => {
    const curve = kaplanMeier([...reachedAt(1, 2, 3), ...waitingAt(9, 9)])
    expect(survivalQuantileWithLimits(curve, 0.5)).toMatchObject({ estimate: 3, upper: null })
  })
})
