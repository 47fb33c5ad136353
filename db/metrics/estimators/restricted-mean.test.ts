import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTimedUnits } from '../../../test/harness/any-timed-units.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { restrictedMean, restrictedMeanDifference } from './restricted-mean.ts'

const curveOf = (...times: number[]) => kaplanMeier(times.map((time) => ({ time, reached: true })))

describe('restrictedMean', () => {
  it('is the mean of the times, cut at tau, when all reach the event', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 60 }),
        (times, tau) => {
          const cut = times.map((time) => Math.min(time, tau))
          const mean = cut.reduce((all, time) => all + time, 0) / times.length
          expect(restrictedMean(curveOf(...times), tau).estimate).toBeCloseTo(mean, 10)
        },
      ),
    )
  })

  it('lies between 0 and tau, and does not fall as tau grows', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        let before = 0
        for (let tau = 1; tau <= 40; tau += 3) {
          const { estimate } = restrictedMean(kaplanMeier(units), tau)
          if (estimate === null) break
          expect(estimate).toBeGreaterThanOrEqual(before)
          expect(estimate).toBeLessThanOrEqual(tau)
          before = estimate
        }
      }),
    )
  })

  it('has the standard error of that mean', () => {
    const { se } = restrictedMean(curveOf(1, 2, 3, 4), 4)
    expect(se).toBeCloseTo(Math.sqrt(1.25 / 4), 12)
  })

  it('is undefined beyond follow-up while units are waiting', () => {
    const curve = kaplanMeier([
      { time: 1, reached: true },
      { time: 5, reached: false },
    ])
    expect(restrictedMean(curve, 5).estimate).toBe(3)
    expect(restrictedMean(curve, 6)).toEqual({ tau: 6, estimate: null, se: null })
    expect(restrictedMean(kaplanMeier([]), 5)).toEqual({ tau: 5, estimate: null, se: null })
  })
})

describe('restrictedMeanDifference', () => {
  it('subtracts the first from the second', () => {
    const { difference, lower, upper, z, p } = restrictedMeanDifference(
      curveOf(1, 2, 3),
      curveOf(4, 5, 6),
      10,
    )
    expect(difference).toBeCloseTo(3, 12)
    expect(lower).toBeLessThan(3)
    expect(upper).toBeGreaterThan(3)
    expect(z).toBeCloseTo(3 / Math.sqrt((2 * 2) / 9), 12)
    expect(p).toBeLessThan(0.001)
  })

  it('has no p-value when nothing varies, and nothing at all beyond follow-up', () => {
    expect(restrictedMeanDifference(curveOf(1, 1), curveOf(2, 2), 3)).toMatchObject({
      difference: 1,
      z: null,
      p: null,
    })
    const short = kaplanMeier([{ time: 2, reached: false }])
    expect(restrictedMeanDifference(curveOf(1), short, 3).difference).toBeNull()
  })
})
