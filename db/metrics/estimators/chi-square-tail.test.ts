import { describe, expect, it } from 'vitest'
import { chiSquareTail } from './chi-square-tail.ts'
import { twoSidedNormalTail, Z_95 } from './normal-tail.ts'

const relativeError = (actual: number, expected: number) => Math.abs(actual / expected - 1)

describe('twoSidedNormalTail', () => {
  it('is 5% at the limits of a 95% interval', () => {
    expect(relativeError(twoSidedNormalTail(Z_95), 0.05)).toBeLessThan(1e-12)
    expect(relativeError(twoSidedNormalTail(-Z_95), 0.05)).toBeLessThan(1e-12)
  })

  it('keeps its digits far out and ends at 0', () => {
    expect(twoSidedNormalTail(0)).toBe(1)
    expect(relativeError(twoSidedNormalTail(6), 1.9731752900753974e-9)).toBeLessThan(1e-12)
    expect(twoSidedNormalTail(60)).toBe(0)
  })

  it('is continuous where the method changes', () => {
    const border = 2 * Math.SQRT2
    expect(
      relativeError(twoSidedNormalTail(border - 1e-13), twoSidedNormalTail(border + 1e-13)),
    ).toBeLessThan(1e-12)
  })
})

describe('chiSquareTail', () => {
  it('agrees with R for even and odd degrees of freedom', () => {
    // pchisq(x, df, lower.tail = FALSE)
    expect(relativeError(chiSquareTail(17.8084, 1), 2.4430231850506e-5)).toBeLessThan(1e-12)
    expect(relativeError(chiSquareTail(2.44677777777778, 2), 0.294231358073675)).toBeLessThan(1e-12)
    expect(relativeError(chiSquareTail(23.0617381583185, 2), 9.82216413865967e-6)).toBeLessThan(
      1e-12,
    )
  })

  it('falls to 5% at the tabled points', () => {
    for (const [degreesOfFreedom, point] of [
      [1, 3.841458820694124],
      [2, 5.991464547107979],
      [3, 7.814727903251179],
      [5, 11.070497693516351],
      [10, 18.307038053275146],
    ] as const) {
      expect(chiSquareTail(point, degreesOfFreedom)).toBeCloseTo(0.05, 12)
    }
  })

  it('is 1 at 0', () => {
    expect(chiSquareTail(0, 1)).toBe(1)
    expect(chiSquareTail(0, 4)).toBe(1)
  })
})
