import { describe, expect, it } from 'vitest'
import { firstValueReport } from '../test/harness/first-value-report.ts'
import { comparableShare, headlineShare } from './first-value-share.ts'

describe('headlineShare', () => {
  it('is the share by day 14 once ten accounts have lived through it', () => {
    expect(headlineShare(firstValueReport({ started: 60, followedDays: 40 }))?.day).toBe(14)
  })

  it('is the latest earlier day while accounts are too young for day 14', () => {
    expect(headlineShare(firstValueReport({ started: 60, followedDays: 9 }))?.day).toBe(7)
  })

  it('is nothing for a handful of accounts', () => {
    expect(headlineShare(firstValueReport({ started: 6, followedDays: 40 }))).toBeNull()
  })
})

describe('comparableShare', () => {
  const report = firstValueReport({ started: 60, followedDays: 40 })

  it('is the same day in the other period', () => {
    expect(comparableShare(report, report, 14)?.day).toBe(14)
  })

  it('is nothing when the other period has fewer than ten events', () => {
    const few = firstValueReport({ started: 16, followedDays: 40 })
    expect(few.summary.events).toBeLessThan(10)
    expect(comparableShare(report, few, 14)).toBeNull()
  })
})
