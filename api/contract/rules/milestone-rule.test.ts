import { describe, expect, test } from 'vitest'
import type { Condition, EventTerm } from '../condition.ts'
import { toMilestoneRule } from './milestone-rule.ts'

const did = (event: string): EventTerm => ({ event })
const term = (event: string, atLeast = 1, withinDays: number | null = null) => ({
  event,
  where: [],
  atLeast,
  withinDays,
})

describe('toMilestoneRule', () => {
  test('one event term is one clause of one term', () => {
    expect(toMilestoneRule({ event: 'A', atLeast: 3, withinDays: 7 })).toEqual({
      terms: [term('A', 3, 7)],
      clauses: [[0]],
    })
  })

  test('all over any becomes any over all', () => {
    const condition = { all: [did('A'), { any: [did('B'), { all: [did('C'), did('D')] }] }] }
    expect(toMilestoneRule(condition)).toEqual({
      terms: [term('A'), term('B'), term('C'), term('D')],
      clauses: [
        [0, 1],
        [0, 2, 3],
      ],
    })
  })

  test('equal terms are one term, whatever the order of their keys', () => {
    const first: Condition = { event: 'A', where: [{ property: 'p', op: 'is', value: 1 }] }
    const second: Condition = { where: [{ value: 1, op: 'is', property: 'p' }], event: 'A' }
    expect(toMilestoneRule({ all: [first, second] })).toMatchObject({ clauses: [[0]] })
  })

  test('the window of a single match means nothing', () => {
    expect(toMilestoneRule({ any: [{ event: 'A', withinDays: 3 }, did('A')] })).toEqual({
      terms: [term('A')],
      clauses: [[0]],
    })
  })

  test('a clause that holds another one is left out, and so are terms that only it used', () => {
    const condition = { any: [{ all: [did('X'), did('A')] }, did('A'), did('B')] }
    expect(toMilestoneRule(condition)).toEqual({
      terms: [term('A'), term('B')],
      clauses: [[0], [1]],
    })
  })

  test('any of nothing is never reached', () => {
    expect(toMilestoneRule({ any: [] })).toEqual({ terms: [], clauses: [] })
  })

  test.each<[Condition, string]>([
    [{ not: did('A') }, 'not'],
    [{ all: [did('A'), { any: [did('B'), { not: did('C') }] }] }, 'all.1.any.1.not'],
    [{ any: [{ event: 'A', lastDays: 3 }] }, 'any.0.lastDays'],
    [{ all: [{ user: 'plan', op: 'is', value: 'pro' }] }, 'all.0'],
    [{ account: 'plan', op: 'exists' }, ''],
    [{ milestone: 'm' }, ''],
    [{ segment: 's' }, ''],
    [{ page: 'path', op: 'is', value: '/' }, ''],
    [{ element: { name: 'Invite' } }, ''],
    [{ all: [] }, ''],
    [{ any: [did('A'), { all: [] }] }, ''],
  ])('%j is refused as not monotone', (condition, path) => {
    expect(toMilestoneRule(condition)).toEqual({ code: 'condition_not_monotone', path })
  })

  test('16 terms are taken and 17 refused', () => {
    const all = Array.from({ length: 17 }, (_, i) => did(`E${i}`))
    expect(toMilestoneRule({ all: all.slice(1) })).toMatchObject({ clauses: [{ length: 16 }] })
    expect(toMilestoneRule({ all })).toEqual({ code: 'condition_too_complex', path: 'all.16' })
  })

  test('64 clauses are taken and more refused', () => {
    const pairs = (n: number) => ({
      all: Array.from({ length: n }, (_, i) => ({ any: [did(`A${i}`), did(`B${i}`)] })),
    })
    expect(toMilestoneRule(pairs(6))).toMatchObject({ clauses: { length: 64 } })
    expect(toMilestoneRule(pairs(7))).toEqual({ code: 'condition_too_complex', path: '' })
  })
})
