import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearPercentile, nearestRankAmong, nearestRankPercentile } from './percentile.ts'

describe('nearestRankPercentile', () => {
  it('is a value that occurs', () => {
    expect(nearestRankPercentile([1, 2, 3, 4], 0.5)).toBe(2)
    expect(nearestRankPercentile([1, 2, 3, 4], 0.51)).toBe(3)
    expect(nearestRankPercentile([1, 2, 3, 4], 0)).toBe(1)
    expect(nearestRankPercentile([1, 2, 3, 4], 1)).toBe(4)
  })

  it('takes a rank that is whole up to rounding as whole', () => {
    const ascending = Array.from({ length: 10 }, (_, index) => index + 1)
    expect(nearestRankPercentile(ascending, 0.1 + 0.2)).toBe(3)
  })

  it('is undefined without values', () => {
    expect(nearestRankPercentile([], 0.5)).toBeNull()
  })
})

describe('nearestRankAmong', () => {
  it('is what sorting all lists says', () => {
    const list = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 40 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), share, (lists, p) => {
        const ascending = Float64Array.from(lists.flat()).sort()
        const columns = lists.map((values) => Float64Array.from(values))
        expect(nearestRankAmong(columns, p)).toBe(nearestRankPercentile(ascending, p))
      }),
    )
  })

  it('tells many values that are alike', () => {
    const values = Float64Array.from({ length: 50_000 }, (_, index) => index % 7)
    expect(nearestRankAmong([values], 0.5)).toBe(3)
    expect(nearestRankAmong([values.fill(5)], 0.9)).toBe(5)
  })

  it('tells values apart that nearly are alike', () => {
    expect(nearestRankAmong([Float64Array.of(5e-324, 0)], 0.5)).toBe(0)
    expect(nearestRankAmong([Float64Array.of(5e-324, 0)], 1)).toBe(5e-324)
  })
})

describe('linearPercentile', () => {
  it('lies between the neighbours', () => {
    expect(linearPercentile([1, 2, 3, 4], 0.5)).toBe(2.5)
    expect(linearPercentile([3, 9], 0.05)).toBeCloseTo(3.3, 12)
    expect(linearPercentile([7], 0.9)).toBe(7)
  })

  it('is null without values', () => {
    expect(linearPercentile([], 0.5)).toBeNull()
  })
})
