import { describe, expect, it } from 'vitest'
import { Z_95 } from './normal-tail.ts'
import { studentLimit } from './student-limit.ts'

describe('studentLimit', () => {
  it.each([
    [1, 12.706204736174705],
    [2, 4.302652729749464],
    [3, 3.18244630528371],
    [9, 2.262157162798205],
    [30, 2.042272456301238],
    [120, 1.979930405082441],
  ])('is that of tables for %i degrees of freedom: %f', (degreesOfFreedom, limit) => {
    expect(studentLimit(degreesOfFreedom)).toBeCloseTo(limit, 10)
  })

  it('comes down to that of the normal distribution', () => {
    expect(studentLimit(1_000_000) - Z_95).toBeGreaterThan(0)
    expect(studentLimit(1_000_000)).toBeCloseTo(Z_95, 5)
  })
})
