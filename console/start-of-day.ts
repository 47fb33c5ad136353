import { offsetMs, partsIn } from './zone-parts.ts'

/** A calendar day, `2026-11-22`. */
export type CalendarDay = string

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

export function isCalendarDay(text: string): text is CalendarDay {
  return dayPattern.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}

/** The day it is in a time zone. */
export function calendarDayAt(atMs: number, timeZone: string): CalendarDay {
  const { year, month, day } = partsIn(atMs, timeZone)
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/**
 * The instant at which a day begins in a time zone, as ISO-8601. Where clocks skip midnight, the
 * first instant of the day that exists.
 */
export function startOfDay(day: CalendarDay, timeZone: string): string {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`)
  // The offset at the guess is right except close to a clock change; the second look settles it.
  const guess = midnightUtc - offsetMs(midnightUtc, timeZone)
  const settled = midnightUtc - offsetMs(guess, timeZone)
  const skipped = calendarDayAt(settled, timeZone) < day
  return new Date(skipped ? guess : settled).toISOString()
}
