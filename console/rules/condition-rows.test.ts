import { describe, expect, it } from 'vitest'
import type { Condition } from '#contract/condition'
import { emptyRow, isRowComplete, toCondition, toConditionRows } from './condition-rows.ts'

describe('toConditionRows', () => {
  it.each<Condition>([
    { account: 'plan', op: 'is', value: 'pro' },
    { not: { event: 'Report Published', lastDays: 14 } },
    { page: 'path', op: 'startsWith', value: '/app' },
    {
      all: [
        { user: 'role', op: 'isOneOf', value: ['admin', 'owner'] },
        { event: 'Signed Up' },
        { milestone: 'invited' },
        { segment: 'big' },
        { not: { segment: 'new' } },
      ],
    },
    { any: [{ not: { milestone: 'published' } }, { user: 'email', op: 'exists' }] },
  ])('holds %j as it is', (condition) => {
    const rule = toConditionRows(condition)
    expect(rule && toCondition(rule)).toEqual(condition)
  })

  it.each<Condition>([
    { not: { user: 'role', op: 'exists' } },
    { all: [{ any: [{ event: 'a' }] }] },
    { all: [] },
    { page: 'host', op: 'is', value: 'app.example.test' },
  ])('leaves %j to JSON', (condition) => {
    expect(toConditionRows(condition)).toBeNull()
  })
})

describe('isRowComplete', () => {
  it('misses what a new line still has to say', () => {
    expect(isRowComplete(emptyRow('user'))).toBe(false)
    expect(isRowComplete(emptyRow('did'))).toBe(false)
    expect(isRowComplete(emptyRow('reached', { milestone: 'published' }))).toBe(true)
    expect(isRowComplete(emptyRow('page'))).toBe(true)
  })
})
