import { describe, expect, it } from 'vitest'
import { chiSquareTail } from './chi-square-tail.ts'
import { twoSidedNormalTail, Z_95 } from './normal-tail.ts'

/** Each to a relative error of 1e-12. */
function expectAlike(actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-12)
}

describe('twoSidedNormalTail', () => {
  it('is 5% at the limits of a 95% interval', () => {
    expectAlike(twoSidedNormalTail(Z_95), 0.05)
    expectAlike(twoSidedNormalTail(-Z_95), 0.05)
  })

  it('keeps its digits far out and ends at 0', () => {
    expect(twoSidedNormalTail(0)).toBe(1)
    expectAlike(twoSidedNormalTail(6), 1.9731752900753974e-9)
    expect(twoSidedNormalTail(60)).toBe(0)
  })

  it('is continuous where the method changes', () => {
    const border = 2 * Math.SQRT2
    expectAlike(twoSidedNormalTail(border - 1e-13), twoSidedNormalTail(border + 1e-13))
  })
})

describe('chiSquareTail', () => {
  it('agrees with R for even and odd degrees of freedom', () => {
    // pchisq(x, df, lower.tail = FALSE)
    expectAlike(chiSquareTail(17.8084, 1), 2.4430231850506e-5)
    expectAlike(chiSquareTail(2.44677777777778, 2), 0.294231358073675)
    expectAlike(chiSquareTail(23.0617381583185, 2), 9.82216413865967e-6)
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
