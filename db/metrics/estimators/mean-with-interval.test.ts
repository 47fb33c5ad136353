import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanWithInterval } from './mean-with-interval.ts'

describe('meanWithInterval', () => {
  it('gives 2, 4 and 6 as 4, give or take 4.30 · 2/√3', () => {
    const { estimate, lower, upper } = meanWithInterval([2, 4, 6])
    expect(estimate).toBe(4)
    expect(upper! - 4).toBeCloseTo((4.302652729749464 * 2) / Math.sqrt(3), 10)
    expect(4 - lower!).toBeCloseTo(upper! - 4, 12)
  })

  it('is undefined of nobody, and has no interval of one', () => {
    expect(meanWithInterval([])).toEqual({ estimate: null, lower: null, upper: null })
    expect(meanWithInterval([7])).toEqual({ estimate: 7, lower: null, upper: null })
  })

  it('lies between the least and the most, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 200 }),
        (values) => {
          const { estimate, lower, upper } = meanWithInterval(values)
          expect(estimate!).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
          expect(estimate!).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
          expect(lower! <= estimate! && estimate! <= upper!).toBe(true)
          expect(meanWithInterval(values.toReversed()).estimate).toBeCloseTo(estimate!, 12)
        },
      ),
    )
  })
})
