import { describe, expect, it } from 'vitest'
import { addDays, calendarDayAt, isCalendarDay, startOfDay } from './start-of-day.ts'

describe('startOfDay', () => {
  it.each([
    ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22', 'Europe/Berlin', '2026-11-21T23:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00.000Z'],
  ])('finds where %s begins in %s', (day, zone, instant) => {
    expect(startOfDay(day, zone)).toBe(instant)
  })

  it('takes the first instant that exists where clocks skip midnight', () => {
    // Chile moves from 24:00 to 01:00 on 6 September 2026.
    const start = startOfDay('2026-09-06', 'America/Santiago')
    expect(calendarDayAt(Date.parse(start), 'America/Santiago')).toBe('2026-09-06')
    expect(calendarDayAt(Date.parse(start) - 1, 'America/Santiago')).toBe('2026-09-05')
  })
})

describe('addDays', () => {
  it('counts over the ends of months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })
})

describe('isCalendarDay', () => {
  it('refuses what is no day', () => {
    expect(['2026-13-01', '22.11.2026', '', '2026-1-1'].map(isCalendarDay)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})
