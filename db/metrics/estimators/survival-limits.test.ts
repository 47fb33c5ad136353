import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTimedUnits } from '../../../test/harness/any-timed-units.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import {
  survivalBand,
  survivalLimits,
  survivalStandardError,
  type IntervalKind,
} from './survival-limits.ts'

const KINDS: IntervalKind[] = ['log-log', 'log', 'plain']

describe('survivalLimits', () => {
  it('is undefined once nobody is left', () => {
    for (const kind of KINDS) {
      expect(survivalLimits(0, Infinity, kind)).toEqual({ lower: null, upper: null })
    }
    expect(survivalStandardError(0, Infinity)).toBeNull()
  })

  it('is undefined for log-log while nobody has left, and 1 for the others', () => {
    expect(survivalLimits(1, 0, 'log-log')).toEqual({ lower: null, upper: null })
    expect(survivalLimits(1, 0, 'log')).toEqual({ lower: 1, upper: 1 })
    expect(survivalLimits(1, 0, 'plain')).toEqual({ lower: 1, upper: 1 })
  })

  it('is the mirror image for reached and waiting with log-log at one half', () => {
    const { lower, upper } = survivalLimits(0.5, 0.04, 'log-log')
    expect(Math.log(-Math.log(lower!)) + Math.log(-Math.log(upper!))).toBeCloseTo(
      2 * Math.log(Math.LN2),
      12,
    )
  })
})

describe('survivalBand', () => {
  it('contains the estimate and stays within 0 to 1', () => {
    fc.assert(
      fc.property(anyTimedUnits(), fc.constantFrom(...KINDS), (units, kind) => {
        const curve = kaplanMeier(units)
        const band = survivalBand(curve, kind)
        for (const [i, survival] of curve.survival.entries()) {
          const lower = band.lower.at(i)
          const upper = band.upper.at(i)
          expect(lower === null).toBe(upper === null)
          if (lower === null || upper === null) continue
          expect(lower).toBeGreaterThanOrEqual(0)
          expect(lower).toBeLessThanOrEqual(survival)
          expect(upper).toBeGreaterThanOrEqual(survival)
          expect(upper).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('passes over rows only where no limit lies below the level', () => {
    const anyLevel = fc.double({ min: 0.05, max: 0.95, noNaN: true })
    const anyRows = fc.tuple(fc.nat(2_000), fc.nat(300))
    const anyTimes = fc.array(fc.nat(5_000), { minLength: 200, maxLength: 2_000 })
    fc.assert(
      fc.property(anyTimes, anyLevel, anyRows, (times, level, [from, length]) => {
        const curve = kaplanMeier(times.map((time) => ({ time, reached: time % 3 !== 0 })))
        const last = Math.min(from + length, curve.time.length - 1)
        for (const column of Object.values(survivalBand(curve))) {
          if (last < from || !column.isAbove(from, last, level)) continue
          for (let row = from; row <= last; row += 1) {
            expect(column.at(row) ?? 1).toBeGreaterThanOrEqual(level)
          }
        }
      }),
    )
  })
})
