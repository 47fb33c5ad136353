import { afterEach, describe, expect, it } from 'vitest'
import type { Condition } from '#contract/condition'
import { speak, type Language } from '../words/translate.ts'
import { sayRule } from './say-rule.ts'

const counted: Condition = {
  event: 'Report Published',
  atLeast: 3,
  withinDays: 7,
  where: [
    { property: 'plan', op: 'is', value: 'pro' },
    { property: 'seats', op: 'atLeast', value: 5 },
  ],
}
const either: Condition = { any: [{ event: 'Invited' }, { event: 'Shared' }] }

afterEach(() => speak('en'))

describe('sayRule', () => {
  it.each<[string, Condition | null, string]>([
    ['an audience without condition', null, 'Everybody'],
    ['a single event', { event: 'Report Published' }, '“Report Published”'],
    [
      'count, window and filters of an event',
      counted,
      '“Report Published” at least 3 times within 7 days where plan is “pro” and seats at least 5',
    ],
    ['alternatives', either, '“Invited” or “Shared”'],
    [
      'a group inside a group in brackets',
      { all: [{ event: 'Signed Up' }, either] },
      '“Signed Up” and (“Invited” or “Shared”)',
    ],
    [
      'what was not done lately',
      { not: { event: 'Report Published', lastDays: 14 } },
      'no “Report Published” in the last 14 days',
    ],
    [
      'traits with a list of values',
      { account: 'plan', op: 'isOneOf', value: ['pro', 'team', true] },
      'account plan is one of “pro”, “team”, or true',
    ],
    ['a missing trait', { not: { user: 'role', op: 'exists' } }, 'not (user role is present)'],
    ['a page', { page: 'path', op: 'startsWith', value: '/app' }, 'page path starts with “/app”'],
    ['nobody, for an empty any', { any: [] }, 'Nobody'],
  ])('says %s', (_, condition, said) => {
    expect(sayRule(condition)).toBe(said)
  })

  it('calls a milestone by its name where it is known', () => {
    const names = new Map([['published', 'First report']])
    expect(sayRule({ milestone: 'published' }, { milestones: names })).toBe(
      'milestone “First report” reached',
    )
    expect(sayRule({ not: { milestone: 'gone' } }, { milestones: names })).toBe(
      'milestone “gone” not reached',
    )
  })

  it.each<[Language, string]>([
    [
      'de',
      '„Report Published“ mindestens 3-mal innerhalb von 7 Tagen mit: plan ist „pro“ und seats mindestens 5',
    ],
    [
      'fr',
      '« Report Published » au moins 3 fois en 7 jours avec plan est « pro » et seats au moins 5',
    ],
  ])('speaks %s', async (language, said) => {
    await speak(language)
    expect(sayRule(counted)).toBe(said)
  })
})
