import type { TimeGroups } from '#contract/estimates'
import { compareGroups, type StratifiedUnit } from './compare-groups.ts'
import { curveByDay } from './estimators/curve-by-day.ts'
import { equalSplit } from './estimators/equal-split.ts'
import { kaplanMeier } from './estimators/kaplan-meier.ts'
import type { MetricRequest } from './metric-request.ts'
import { splitGroups } from './split-groups.ts'
import { toTimeToValue } from './to-time-to-value.ts'
import { readGroupBy } from './unit-groups.ts'

/** More curves than this cannot be told apart in one picture. */
const drawnGroups = 8

/** Columns that say what a unit is grouped by. */
interface GroupedRow {
  group_value: string | null
  stratum: string | null
}

/**
 * The times of each group, and whether groups differ in pace. `included` are all units that could have
 * been assigned to a group, whether or not their times can be told. Null without a groupBy. Throws
 * TooManyGroups.
 */
export function timeGroups<Row extends GroupedRow>(
  { query: { groupBy, stratifyBy } }: MetricRequest,
  {
    counted,
    included,
    toTimedUnit,
  }: {
    counted: readonly Row[]
    included: readonly Row[]
    toTimedUnit: (row: Row) => StratifiedUnit
  },
): TimeGroups | null {
  if (groupBy === undefined) return null
  const groups = splitGroups(groupBy, counted).map(({ value, rows }) => ({
    value,
    units: rows.map((row) => ({ ...toTimedUnit(row), stratum: row.stratum })),
  }))
  const sizes = splitGroups(groupBy, included).map(({ rows }) => rows.length)
  // Weeks are a course to be looked at; to test whether all of them are alike answers no question.
  const isCourse = readGroupBy(groupBy)[0] === 'cohortWeek'
  const isDrawn = !isCourse && groups.length <= drawnGroups
  return {
    by: groupBy,
    rows: groups.map(({ value, units }) => {
      const curve = kaplanMeier(units)
      return { value, ...toTimeToValue(curve), curve: isDrawn ? curveByDay(curve) : [] }
    }),
    comparison: isCourse
      ? null
      : compareGroups(
          groups.map(({ units }) => units),
          stratifyBy,
        ),
    split: sizes.length === 2 ? equalSplit(sizes) : null,
  }
}
