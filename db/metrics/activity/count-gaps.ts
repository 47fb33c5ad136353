import { addDays, daysBetween } from '../../local-days.ts'
import type { AskedDays } from './asked-days.ts'

/** So many units active on a day and again only `daysToNext` days later. */
export interface CountedGap {
  day: string
  /** Never, or later than any day that is told: as many as make no difference. */
  daysToNext: number
  units: number
}

/**
 * Counts, for each day from `begin` to `lastDay`, who was active on it by when they were again: who was
 * active on a day is so in the 7 and 30 days that begin with it, and is counted in them once until the
 * next such day. `days` is what query.sql puts together.
 */
export function countGaps(
  days: Uint8Array,
  { begin, lastDay }: Pick<AskedDays, 'begin' | 'lastDay'>,
): CountedGap[] {
  const length = daysBetween(begin, lastDay) + 1
  const unitBytes = Math.ceil(length / 8)
  const units = new Float64Array(length * (length + 1))
  for (let unit = 0; unit < days.length; unit += unitBytes) {
    let last = -1
    for (let at = 0; at < unitBytes; at += 1) {
      // The next bit is the highest that is left.
      for (let left = days[unit + at] ?? 0; left > 0;) {
        const bit = Math.clz32(left) - 24
        left &= 0x7f >> bit
        const day = at * 8 + bit
        if (last >= 0) units[last * (length + 1) + day - last]! += 1
        last = day
      }
    }
    if (last >= 0) units[last * (length + 1) + length]! += 1
  }
  return [...units].flatMap((count, index) =>
    count === 0
      ? []
      : {
          day: addDays(begin, Math.floor(index / (length + 1))),
          daysToNext: index % (length + 1),
          units: count,
        },
  )
}
