import { RiskSet } from './risk-set.ts'
import { SortedTimes } from './sorted-times.ts'
import type { TimedUnit } from './timed-unit.ts'

/** One time at which any unit reached the event; the counts are per group, in the order given. */
export type EventRow = { time: number; atRisk: number[]; reached: number[] }

/** Walks the groups side by side through the times of all their events, ascending. */
export function* eventTable(groups: readonly (readonly TimedUnit[])[]): Generator<EventRow> {
  const reachedTimes = groups.map((units) =>
    units.filter((unit) => unit.reached).map((unit) => unit.time),
  )
  const riskSets = groups.map((units) => new RiskSet(units))
  const cursors = reachedTimes.map((times) => new SortedTimes(times))
  for (const time of new SortedTimes(reachedTimes.flat()).distinct()) {
    yield {
      time,
      atRisk: riskSets.map((riskSet) => riskSet.countAt(time)),
      reached: cursors.map((cursor) => cursor.countAt(time)),
    }
  }
}

/** The count over all groups. */
export function total(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
