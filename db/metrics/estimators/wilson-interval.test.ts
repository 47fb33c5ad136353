import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from './wilson-interval.ts'

describe('wilsonInterval', () => {
  it('gives 7 of 31 as 22.6% between 11.4% and 39.8%', () => {
    const { rate, lower, upper } = wilsonInterval(7, 31)
    expect(rate).toBe(7 / 31)
    expect(lower).toBeCloseTo(0.113951355612625, 12)
    expect(upper).toBeCloseTo(0.398124183833421, 12)
  })

  it('is undefined of nobody', () => {
    expect(wilsonInterval(0, 0)).toEqual({ k: 0, n: 0, rate: null, lower: null, upper: null })
  })

  it('contains the rate, within 0 to 1, and is exact at both ends', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (k, others) => {
        const n = k + others
        fc.pre(n > 0)
        const { rate, lower, upper } = wilsonInterval(k, n)
        expect(lower! <= rate! && rate! <= upper!).toBe(true)
        expect(lower! >= 0 && upper! <= 1).toBe(true)
        expect(lower === 0).toBe(k === 0)
        expect(upper === 1).toBe(k === n)
      }),
    )
  })
})
