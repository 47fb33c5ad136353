import type { TimedUnit } from './timed-unit.ts'

/**
 * The durations of many units in columns, in any order: all that a curve is made of, at a tenth of the
 * cost of an object for each unit.
 */
export interface Times {
  /** Of units that reached the event, until they did. */
  reached: Float64Array
  /** Of units still waiting (censored), until they were last watched. */
  waiting: Float64Array
  /** Of units that were not at risk from the start, from when on. */
  entries?: Float64Array
}

/**
 * Throws a RangeError for a duration that is not finite or does not lie after its entry: leaving such a
 * unit out in silence would change the denominator.
 */
export function toTimes(units: readonly TimedUnit[]): Required<Times> {
  const reached: number[] = []
  const waiting: number[] = []
  const entries: number[] = []
  for (const { time, reached: isReached, entry } of units) {
    if (!Number.isFinite(time) || (entry !== undefined && !(entry < time))) {
      throw new RangeError(`A unit needs a finite time after its entry, not ${entry} to ${time}`)
    }
    if (isReached) reached.push(time)
    else waiting.push(time)
    if (entry !== undefined) entries.push(entry)
  }
  return {
    reached: Float64Array.from(reached),
    waiting: Float64Array.from(waiting),
    entries: Float64Array.from(entries),
  }
}

/** The units of columns one by one, of those that were at risk from the start. */
export function toTimedUnits({ reached, waiting }: Times): TimedUnit[] {
  const units: TimedUnit[] = []
  for (const time of reached) units.push({ time, reached: true })
  for (const time of waiting) units.push({ time, reached: false })
  return units
}

/** All lists in one. */
export function concatTimes(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((length, list) => length + list.length, 0))
  let end = 0
  for (const list of lists) {
    all.set(list, end)
    end += list.length
  }
  return all
}
