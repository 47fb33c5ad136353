import type { Random } from './random.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000
/** People work from seven to seven, UTC; a few at other times. */
const OPENS = 7
const CLOSES = 19
const NIGHT_WORK = 0.06

/** The same moment if people work then, else some time in the next working morning. */
export function nextWorkingTime(random: Random, atMs: number): number {
  if (isWorkingTime(atMs) || random.chance(NIGHT_WORK)) return atMs
  let day = Math.floor(atMs / DAY_MS)
  if (hourOf(atMs) >= CLOSES) day += 1
  while (isWeekend(day)) day += 1
  return day * DAY_MS + (OPENS + random.unit() * 4) * HOUR_MS
}

/** Some time on that day, mostly in working hours. */
export function timeOnDay(random: Random, day: number): number {
  const hour = random.chance(NIGHT_WORK)
    ? random.unit() * 24
    : OPENS + ((random.unit() + random.unit()) / 2) * (CLOSES - OPENS)
  return Math.floor(day * DAY_MS + hour * HOUR_MS)
}

/** Whether a day, counted from 1970-01-01, is a Saturday or Sunday. */
export function isWeekend(day: number): boolean {
  const weekday = (day + 4) % 7
  return weekday === 0 || weekday === 6
}

function isWorkingTime(atMs: number): boolean {
  const hour = hourOf(atMs)
  return !isWeekend(Math.floor(atMs / DAY_MS)) && hour >= OPENS && hour < CLOSES
}

function hourOf(atMs: number): number {
  return Math.floor((atMs % DAY_MS) / HOUR_MS)
}
