import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTimedUnits } from '../../../test/harness/any-timed-units.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { reachedBy } from './reached-by.ts'

const curve = kaplanMeier([
  { time: 2, reached: true },
  { time: 4, reached: true },
  { time: 6, reached: false },
  { time: 8, reached: false },
])

describe('reachedBy', () => {
  it('counts an event exactly at the time', () => {
    expect(reachedBy(curve, 3.999).reached).toBe(0.25)
    expect(reachedBy(curve, 4).reached).toBe(0.5)
    expect(reachedBy(curve, 4).atRisk).toBe(3)
  })

  it('holds between events, and tells how many are still at risk', () => {
    expect(reachedBy(curve, 5)).toMatchObject({ reached: 0.5, atRisk: 2 })
  })

  it('is 0 with limits of 0 before anybody has left', () => {
    expect(reachedBy(curve, 1)).toEqual({
      time: 1,
      atRisk: 4,
      reached: 0,
      se: 0,
      lower: 0,
      upper: 0,
    })
  })

  it('says that nobody is at risk after the end of follow-up', () => {
    expect(reachedBy(curve, 9)).toMatchObject({ reached: 0.5, atRisk: 0 })
  })

  it('gives an interval around the share', () => {
    const { lower, upper } = reachedBy(curve, 4)
    expect(lower).toBeLessThan(0.5)
    expect(upper).toBeGreaterThan(0.5)
  })

  it('has no limits when all have reached it', () => {
    const all = kaplanMeier([{ time: 1, reached: true }])
    expect(reachedBy(all, 1)).toMatchObject({ reached: 1, se: null, lower: null, upper: null })
  })

  it('is undefined without units', () => {
    expect(reachedBy(kaplanMeier([]), 1)).toMatchObject({ reached: null, lower: null, atRisk: 0 })
  })

  it('never falls with time, stays within 0 to 1, and within its interval', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        const any = kaplanMeier(units)
        let before = 0
        for (let time = 0; time <= 60; time += 3) {
          const { reached, lower, upper } = reachedBy(any, time)
          expect(reached).toBeGreaterThanOrEqual(before)
          expect(reached).toBeLessThanOrEqual(1)
          if (lower !== null) expect(lower).toBeLessThanOrEqual(reached! + 1e-12)
          if (upper !== null) expect(upper).toBeGreaterThanOrEqual(reached! - 1e-12)
          before = reached!
        }
      }),
    )
  })
})
