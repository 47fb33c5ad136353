import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTimedUnits } from '../../../test/harness/any-timed-units.ts'
import { logRank } from './log-rank.ts'

describe('logRank', () => {
  it('compares observed events with those expected if the groups did not differ', () => {
    const test = logRank([
      { group: 'b', time: 1, reached: true },
      { group: 'b', time: 3, reached: true },
      { group: 'a', time: 2, reached: true },
      { group: 'a', time: 4, reached: true },
    ])
    expect(test.groups).toEqual(['a', 'b'])
    expect(test.n).toEqual([2, 2])
    expect(test.observed).toEqual([2, 2])
    expect(test.expected[0]).toBeCloseTo(2 / 4 + 2 / 3 + 1 / 2 + 1, 12)
    expect(test.variance[0]![0]).toBeCloseTo(1 / 4 + 2 / 9 + 1 / 4, 12)
    expect(test.chiSquare).toBeCloseTo((2 - 8 / 3) ** 2 / (13 / 18), 12)
    expect(test.degreesOfFreedom).toBe(1)
  })

  it('finds nothing when the groups are alike', () => {
    const alike = [1, 2, 3, 4, 5].flatMap((time) =>
      ['a', 'b', 'c'].map((group) => ({ group, time, reached: true })),
    )
    expect(logRank(alike).chiSquare).toBeCloseTo(0, 12)
    expect(logRank(alike).p).toBeCloseTo(1, 9)
    expect(logRank(alike).degreesOfFreedom).toBe(2)
  })

  it('has nothing to compare with one group or without events', () => {
    const nothing = { chiSquare: null, degreesOfFreedom: 0, p: null }
    expect(logRank([])).toMatchObject(nothing)
    expect(logRank([{ group: 'a', time: 1, reached: true }])).toMatchObject(nothing)
    expect(
      logRank([
        { group: 'a', time: 1, reached: false },
        { group: 'b', time: 1, reached: false },
      ]),
    ).toMatchObject(nothing)
  })

  it('compares only within strata', () => {
    const slow = ['a', 'b'].map((group) => ({ group, stratum: 'slow', time: 90, reached: true }))
    const fast = ['a', 'a', 'a', 'b'].map((group) => ({
      group,
      stratum: 'fast',
      time: 1,
      reached: true,
    }))
    const { observed, expected } = logRank([...slow, ...fast])
    expect(observed).toEqual([4, 2])
    expect(expected).toEqual([4, 2])
  })

  it('expects as many events in all as there were', () => {
    fc.assert(
      fc.property(anyTimedUnits(), fc.constantFrom<0 | 1>(0, 1), (units, rho) => {
        const grouped = units.map((unit, i) => ({ ...unit, group: 'abc'[i % 3]! }))
        const { observed, expected } = logRank(grouped, { rho })
        const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
        expect(sum(expected)).toBeCloseTo(sum(observed), 9)
      }),
    )
  })

  it('minds neither the order of the units nor the names of the groups', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        const named = (names: string) => units.map((unit, i) => ({ ...unit, group: names[i % 3]! }))
        const test = logRank(named('abc'))
        const renamed = logRank(named('cab').toReversed())
        expect(renamed.degreesOfFreedom).toBe(test.degreesOfFreedom)
        if (test.chiSquare === null) expect(renamed.chiSquare).toBeNull()
        else expect(renamed.chiSquare).toBeCloseTo(test.chiSquare, 6)
      }),
    )
  })

  it('expects of two groups that are merged what it expects of both', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        const named = (names: string) => units.map((unit, i) => ({ ...unit, group: names[i % 3]! }))
        fc.pre(units.length >= 3)
        const [a, b, c] = logRank(named('abc')).expected
        const [ab, left] = logRank(named('aac')).expected
        expect(ab).toBeCloseTo(a! + b!, 9)
        expect(left).toBeCloseTo(c!, 9)
      }),
    )
  })

  it('is the same with one stratum as with none', () => {
    fc.assert(
      fc.property(anyTimedUnits(), (units) => {
        const grouped = units.map((unit, i) => ({ ...unit, group: 'ab'[i % 2]! }))
        const stratified = grouped.map((unit) => ({ ...unit, stratum: 'all' }))
        expect(logRank(stratified)).toEqual(logRank(grouped))
      }),
    )
  })
})
