import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupDifference } from './group-difference.ts'
import type { TimedUnit } from './timed-unit.ts'

const dayMs = 86_400_000

/** Reached on these days; as many again still wait on day 40. */
const arm = (...days: number[]): TimedUnit[] => [
  ...days.map((day) => ({ time: day * dayMs, reached: true })),
  ...days.map(() => ({ time: 40 * dayMs, reached: false })),
]

describe('groupDifference', () => {
  it('takes the first from the second: 1 of 4 by day 14, then 2 of 4, is 25 % more', () => {
    const { reachedBy14Days, restrictedMean30DaysMs, hazardRatio } = groupDifference(
      arm(2, 20),
      arm(2, 10),
    )
    expect(reachedBy14Days.estimate).toBeCloseTo(0.25, 12)
    // Greenwood: 1/4 · 3/4 / 4, and 1/2 · 1/2 / 4.
    expect(reachedBy14Days.se).toBeCloseTo(Math.sqrt(3 / 64 + 1 / 16), 12)
    // One of four waits 10 days less.
    expect(restrictedMean30DaysMs.estimate).toBeCloseTo(-2.5 * dayMs, 3)
    expect(hazardRatio.efron?.ratio).toBeGreaterThan(1)
  })

  it('says by how much also where all of one group got there, whose share has no error', () => {
    const all = [1, 2].map((day) => ({ time: day * dayMs, reached: true }))
    const { reachedBy14Days } = groupDifference(arm(2, 20), all)
    expect(reachedBy14Days).toEqual({ estimate: 0.75, se: null, lower: null, upper: null, p: null })
  })

  it('is the other way round, the other way round', () => {
    const day = fc.integer({ min: 1, max: 35 })
    const anyArm = fc.array(day, { minLength: 2, maxLength: 20 }).map((days) => arm(...days))
    fc.assert(
      fc.property(anyArm, anyArm, (one, other) => {
        const [there, back] = [groupDifference(one, other), groupDifference(other, one)]
        expect(back.reachedBy14Days.estimate).toBeCloseTo(-there.reachedBy14Days.estimate!, 12)
        expect(back.reachedBy14Days.p ?? 1).toBeCloseTo(there.reachedBy14Days.p ?? 1, 9)
        expect(back.restrictedMean30DaysMs.se).toBeCloseTo(there.restrictedMean30DaysMs.se!, 3)
      }),
    )
  })

  it('states nothing that is not known: no ratio without events, no mean before day 30', () => {
    const waiting = [{ time: 5 * dayMs, reached: false }]
    const { restrictedMean30DaysMs, hazardRatio } = groupDifference(waiting, arm(1))
    expect(restrictedMean30DaysMs.estimate).toBeNull()
    expect(hazardRatio).toEqual({ efron: null, breslow: null })
  })
})
