import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascending, mergeAscending } from './ascending.ts'

const byValue = (a: number, b: number) => a - b
const anyDurations = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 50 })

describe('ascending', () => {
  it('sorts durations of any kind', () => {
    fc.assert(
      fc.property(anyDurations, (durations) => {
        expect([...ascending(Float64Array.from(durations))]).toEqual([...durations].sort(byValue))
      }),
    )
  })

  it('sorts many whole milliseconds, the shortest and the longest among them', () => {
    const many = fc.array(fc.maxSafeNat(), { minLength: 10, maxLength: 200 }).map((seeds) =>
      Array.from({ length: 10_000 }, (_, index) => {
        const seed = seeds[index % seeds.length]! * (index + 1)
        return index === 0 ? 2 ** 48 - 1 : seed % 2 ** (index % 48)
      }),
    )
    fc.assert(
      fc.property(many, (durations) => {
        expect([...ascending(Float64Array.from(durations))]).toEqual([...durations].sort(byValue))
      }),
      { numRuns: 20 },
    )
  })

  it.each([Number.NaN, Infinity, -Infinity])('refuses %d wherever it stands', (odd) => {
    for (const durations of [[odd], [1, odd], [odd, 1], [2, odd, 1]]) {
      expect(() => ascending(Float64Array.from(durations))).toThrow(RangeError)
    }
  })
})

describe('mergeAscending', () => {
  it('is the same as sorting both together', () => {
    fc.assert(
      fc.property(anyDurations, anyDurations, (some, others) => {
        const sorted = (list: number[]) => Float64Array.from(list).sort()
        expect(mergeAscending(sorted(some), sorted(others))).toEqual(sorted([...some, ...others]))
      }),
    )
  })
})
