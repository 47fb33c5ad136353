import type { CurvePoint, TimeGroups } from '#contract/estimates'
import { type Table, timeCells, timeHeader } from './table.ts'

/** A Kaplan-Meier curve, one row where something changes; of groups, one row for each instead. */
export function curveTable({
  rows,
  groups,
}: {
  rows: readonly CurvePoint[]
  groups: TimeGroups | null
}): Table {
  if (groups) return groupsTable(groups)
  return {
    header: ['time_ms', 'at_risk', 'events', 'censored', 'reached', 'lower', 'upper'],
    rows: rows.map((row) => [
      row.timeMs,
      row.atRisk,
      row.events,
      row.censored,
      row.reached,
      row.lower,
      row.upper,
    ]),
  }
}

function groupsTable({ rows }: TimeGroups): Table {
  const days = rows[0]?.reachedByDay.map(({ day }) => day) ?? []
  return {
    header: [
      'group',
      'n',
      'events',
      ...timeHeader('time'),
      'time_p90_ms',
      ...days.flatMap((day) => [
        `reached_by_day_${day}`,
        `reached_by_day_${day}_lower`,
        `reached_by_day_${day}_upper`,
      ]),
    ],
    rows: rows.map((group) => [
      group.value,
      group.n,
      group.events,
      ...timeCells(group),
      group.p90Ms.estimate,
      ...group.reachedByDay.flatMap(({ reached, lower, upper }) => [reached, lower, upper]),
    ]),
  }
}
