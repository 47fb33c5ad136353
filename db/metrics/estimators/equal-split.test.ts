import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalSplit } from './equal-split.ts'

const ofSizes = (sizes: readonly number[]) =>
  equalSplit(sizes.map((n, index) => ({ value: `group ${index}`, n })))

describe('equalSplit', () => {
  it('calls 5,211 to 4,789 a mismatch: chi-square 17.81', () => {
    const split = ofSizes([5211, 4789])
    expect(split?.chiSquare).toBeCloseTo(17.8084, 10)
    expect(split?.p).toBeCloseTo(2.443023185e-5, 13)
    expect(split).toMatchObject({ degreesOfFreedom: 1, isMismatch: true })
    expect(split?.groups[0]).toEqual({ value: 'group 0', n: 5211 })
  })

  it('takes 379 to 350 for chance: p 0.28', () => {
    const split = ofSizes([379, 350])
    expect(split?.chiSquare).toBeCloseTo(1.153635116598, 11)
    expect(split?.p).toBeCloseTo(0.2827894833237, 11)
    expect(split?.isMismatch).toBe(false)
  })

  it('has nothing to say of nobody, or of one group', () => {
    expect(ofSizes([0, 0])).toBeNull()
    expect(ofSizes([7])).toBeNull()
  })

  it('does not mind the order, and finds no fault with equal groups', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 5 }),
        (counts) => {
          const split = ofSizes(counts)!
          expect(ofSizes(counts.toReversed())?.chiSquare).toBeCloseTo(split.chiSquare, 9)
          expect(split.chiSquare >= 0 && split.p >= 0 && split.p <= 1).toBe(true)
          expect(ofSizes(counts.map(() => counts[0]!))).toMatchObject({ chiSquare: 0, p: 1 })
        },
      ),
    )
  })
})
