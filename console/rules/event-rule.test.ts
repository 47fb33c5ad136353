import { describe, expect, it } from 'vitest'
import type { Condition } from '#contract/condition'
import { toCondition, toEventRule } from './event-rule.ts'

describe('toEventRule', () => {
  it.each<Condition>([
    { event: 'Invited' },
    { all: [{ event: 'Invited' }, { event: 'Shared', atLeast: 2, withinDays: 3 }] },
    { any: [{ event: 'Invited', where: [{ property: 'a', op: 'exists' }] }, { event: 'Shared' }] },
  ])('holds %j as it is', (condition) => {
    const rule = toEventRule(condition)
    expect(rule && toCondition(rule)).toEqual(condition)
  })

  it.each<Condition>([
    { not: { event: 'Invited' } },
    { all: [{ any: [{ event: 'Invited' }] }] },
    { all: [] },
    { user: 'plan', op: 'is', value: 'pro' },
  ])('leaves %j to JSON', (condition) => {
    expect(toEventRule(condition)).toBeNull()
  })
})

describe('toCondition', () => {
  it('drops what changes nothing: a count of one and the window of a single match', () => {
    const rule = {
      join: 'any',
      terms: [{ event: 'Invited', atLeast: 1, withinDays: 7, where: [] }],
    }
    expect(toCondition({ ...rule, join: 'any' })).toEqual({ event: 'Invited' })
  })
})
