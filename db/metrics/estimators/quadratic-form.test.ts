import { describe, expect, it } from 'vitest'
import { inverseQuadraticForm } from './quadratic-form.ts'

describe('inverseQuadraticForm', () => {
  it('solves before it multiplies', () => {
    // The inverse of [[2, 1], [1, 2]] is [[2, −1], [−1, 2]] / 3.
    expect(
      inverseQuadraticForm(
        [1, 4],
        [
          [2, 1],
          [1, 2],
        ],
      ),
    ).toBeCloseTo((2 * 1 - 2 * 4 + 2 * 16) / 3, 12)
  })

  it('is undefined where a direction was never measured', () => {
    expect(inverseQuadraticForm([1], [[0]])).toBeNull()
    expect(
      inverseQuadraticForm(
        [1, 2],
        [
          [1, 2],
          [2, 4],
        ],
      ),
    ).toBeNull()
  })
})
