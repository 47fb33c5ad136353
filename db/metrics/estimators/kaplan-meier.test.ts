import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kaplanMeier, type SurvivalCurve } from './kaplan-meier.ts'
import { anyTimedUnits } from '../../../test/harness/any-timed-units.ts'

/** Columns as plain lists, to be compared. */
function inLists(curve: SurvivalCurve) {
  const listed = Object.entries(curve).map(([name, column]) => [
    name,
    typeof column === 'number' ? column : [...column],
  ])
  return Object.fromEntries(listed) as Record<keyof SurvivalCurve, number | number[]>
}

describe('kaplanMeier', () => {
  it('lets the share waiting fall by events over units at risk', () => {
    const curve = kaplanMeier([
      { time: 1, reached: true },
      { time: 2, reached: false },
      { time: 3, reached: true },
      { time: 4, reached: false },
    ])
    expect(inLists(curve)).toMatchObject({
      n: 4,
      events: 2,
      time: [1, 2, 3, 4],
      atRisk: [4, 3, 2, 1],
      reached: [1, 0, 1, 0],
      censored: [0, 1, 0, 1],
      survival: [0.75, 0.75, 0.375, 0.375],
    })
    expect(curve.greenwood[2]).toBeCloseTo(1 / (4 * 3) + 1 / (2 * 1), 15)
  })

  it('counts an event before a censoring at the same time', () => {
    const curve = kaplanMeier([
      { time: 5, reached: false },
      { time: 5, reached: true },
    ])
    expect(inLists(curve)).toMatchObject({
      atRisk: [2],
      reached: [1],
      censored: [1],
      survival: [0.5],
    })
  })

  it('counts a unit only after its entry', () => {
    const curve = kaplanMeier([
      { entry: 2, time: 6, reached: true },
      { entry: 4, time: 5, reached: true },
      { time: 4, reached: true },
    ])
    expect(inLists(curve)).toMatchObject({
      time: [4, 5, 6],
      atRisk: [2, 2, 1],
      survival: [0.5, 0.25, 0],
    })
  })

  it('counts an event at time 0 unless the unit entered then', () => {
    expect([...kaplanMeier([{ time: 0, reached: true }]).survival]).toEqual([0])
    expect([...kaplanMeier([{ entry: -1, time: 0, reached: true }]).survival]).toEqual([0])
    expect(() => kaplanMeier([{ entry: 0, time: 0, reached: true }])).toThrow(RangeError)
  })

  it('refuses a duration that is not a number', () => {
    expect(() => kaplanMeier([{ time: NaN, reached: true }])).toThrow(RangeError)
    expect(() => kaplanMeier([{ time: Infinity, reached: false }])).toThrow(RangeError)
  })

  it('is empty without units', () => {
    expect(inLists(kaplanMeier([]))).toMatchObject({ n: 0, events: 0, time: [], survival: [] })
  })

  it('never rises and stays within 0 to 1', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        let before = 1
        for (const share of kaplanMeier(units).survival) {
          expect(share).toBeLessThanOrEqual(before)
          expect(share).toBeGreaterThanOrEqual(0)
          before = share
        }
      }),
    )
  })

  it('is one minus the share reached when every unit is watched to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 60 }), (times) => {
        const curve = kaplanMeier(times.map((time) => ({ time, reached: true })))
        for (const [i, time] of curve.time.entries()) {
          const waiting = times.filter((other) => other > time).length / times.length
          expect(curve.survival[i]).toBeCloseTo(waiting, 12)
        }
      }),
    )
  })

  it('does not depend on the order of the units', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        expect(kaplanMeier(units.toReversed())).toEqual(kaplanMeier(units))
      }),
    )
  })

  it('accounts for every unit once', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        const curve = kaplanMeier(units)
        const left = [...curve.reached, ...curve.censored].reduce((all, count) => all + count, 0)
        expect(left).toBe(units.length)
        expect(curve.reached.reduce((all, count) => all + count, 0)).toBe(curve.events)
      }),
    )
  })

  it('says of units that are all there twice what it says of them once', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        const once = kaplanMeier(units)
        const twice = kaplanMeier([...units, ...units])
        expect(twice.time).toEqual(once.time)
        for (const [i, survival] of once.survival.entries()) {
          expect(twice.survival[i]).toBeCloseTo(survival, 12)
        }
      }),
    )
  })

  it('counts of two parts together what it counts of each', () => {
    fc.assert(
      fc.property(anyTimedUnits(), anyTimedUnits(), (some, others) => {
        const merged = kaplanMeier([...some, ...others])
        const parts = [kaplanMeier(some), kaplanMeier(others)]
        for (const [i, time] of merged.time.entries()) {
          const at = parts.map((part) => part.time.indexOf(time))
          const counted = parts.map((part, j) => part.reached[at[j]!] ?? 0)
          expect(merged.reached[i]).toBe(counted[0]! + counted[1]!)
        }
      }),
    )
  })
})
