import { afterEach, describe, expect, it } from 'vitest'
import {
  dayMs,
  formatDuration,
  formatPercent,
  formatPoints,
  formatRelative,
  formatShareRange,
} from './format.ts'
import { speak } from './words/translate.ts'

afterEach(() => speak('en'))

const minute = 60_000
const hour = 60 * minute

describe('formatDuration', () => {
  it.each([
    [0, '0 sec'],
    [40_000, '40 sec'],
    [3 * minute, '3 min'],
    [59.4 * minute, '59 min'],
    [59.6 * minute, '1 hr'],
    [5.5 * hour, '5.5 hr'],
    [36 * hour, '36 hr'],
    [5.7 * dayMs, '5.7 days'],
    [12.4 * dayMs, '12 days'],
  ])('says %d ms as a person would: %s', (milliseconds, words) => {
    expect(formatDuration(milliseconds)).toBe(words)
  })

  it('speaks German', async () => {
    await speak('de')
    expect(formatDuration(5.7 * dayMs)).toBe('5,7 Tage')
  })
})

describe('formatPercent', () => {
  it('rounds to whole percent', () => {
    expect(formatPercent(0.617)).toBe('62%')
  })

  it('sets a space before the sign in German', async () => {
    await speak('de')
    expect(formatPercent(0.617)).toMatch(/^62\s%$/)
  })
})

describe('formatShareRange', () => {
  it('names both bounds without repeating the sign', () => {
    expect(formatShareRange(0.541, 0.688)).toBe('54–69')
  })
})

describe('formatPoints', () => {
  it('carries the sign, except for nothing', () => {
    expect([formatPoints(0.11), formatPoints(-0.05), formatPoints(0.001)]).toEqual([
      '+11',
      '-5',
      '0',
    ])
  })
})

describe('formatRelative', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  it.each([
    ['2026-11-22T11:57:00Z', '3 minutes ago'],
    ['2026-11-21T11:00:00Z', 'yesterday'],
    ['2026-11-24T12:00:01Z', 'in 2 days'],
    ['2026-08-22T12:00:00Z', '3 months ago'],
  ])('says %s as %s', (at, words) => {
    expect(formatRelative(at, now)).toBe(words)
  })
})
