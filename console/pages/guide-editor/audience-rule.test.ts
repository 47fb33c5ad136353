import { describe, expect, it } from 'vitest'
import type { Condition } from '#contract/condition'
import { emptyRow, isRowComplete, toAudience, toAudienceRule } from './audience-rule.ts'

describe('toAudienceRule', () => {
  it.each<Condition>([
    { account: 'plan', op: 'is', value: 'pro' },
    { not: { event: 'Report Published', lastDays: 14 } },
    { page: 'path', op: 'startsWith', value: '/app' },
    {
      all: [
        { user: 'role', op: 'isOneOf', value: ['admin', 'owner'] },
        { event: 'Signed Up' },
        { milestone: 'invited' },
      ],
    },
    { any: [{ not: { milestone: 'published' } }, { user: 'email', op: 'exists' }] },
  ])('holds %j as it is', (condition) => {
    const rule = toAudienceRule(condition)
    expect(rule && toAudience(rule)).toEqual(condition)
  })

  it.each<Condition>([
    { segment: 'big' },
    { not: { user: 'role', op: 'exists' } },
    { all: [{ any: [{ event: 'a' }] }] },
    { all: [] },
    { page: 'host', op: 'is', value: 'app.example.test' },
  ])('leaves %j to JSON', (condition) => {
    expect(toAudienceRule(condition)).toBeNull()
  })
})

describe('isRowComplete', () => {
  it('misses what a new line still has to say', () => {
    expect(isRowComplete(emptyRow('user', 'published'))).toBe(false)
    expect(isRowComplete(emptyRow('did', 'published'))).toBe(false)
    expect(isRowComplete(emptyRow('reached', 'published'))).toBe(true)
    expect(isRowComplete(emptyRow('page', 'published'))).toBe(true)
  })
})
