import type { TimeGroups } from '#contract/estimates'
import { compareGroups } from './compare-groups.ts'
import { curveByDay } from './estimators/curve-by-day.ts'
import { equalSplit } from './estimators/equal-split.ts'
import { survivalCurve } from './estimators/kaplan-meier.ts'
import type { MetricRequest } from './metric-request.ts'
import { splitGroups } from './split-groups.ts'
import { toTimeToValue } from './to-time-to-value.ts'
import { readGroupBy } from './unit-groups.ts'
import {
  countUnits,
  isCounted,
  isIncluded,
  timesOf,
  toStratifiedUnits,
  type UnitTimes,
} from './unit-times.ts'

/** More curves than this cannot be told apart in one picture. */
const drawnGroups = 8

/**
 * The times of each group, and whether groups differ in pace. Null without a groupBy. Throws
 * TooManyGroups.
 */
export function timeGroups(
  { query: { groupBy, stratifyBy } }: MetricRequest,
  units: readonly UnitTimes[],
): TimeGroups | null {
  if (groupBy === undefined) return null
  const groups = splitGroups(groupBy, units.filter(isCounted))
  // All that could have been assigned to a group, whether or not their times can be told.
  const sizes = splitGroups(groupBy, units.filter(isIncluded)).map(({ value, rows }) => ({
    value,
    n: countUnits(rows),
  }))
  // Weeks are a course to be looked at; to test whether all of them are alike answers no question.
  const isCourse = readGroupBy(groupBy)[0] === 'cohortWeek'
  const isDrawn = !isCourse && groups.length <= drawnGroups
  return {
    by: groupBy,
    rows: groups.map(({ value, rows }) => {
      const curve = survivalCurve(timesOf(rows))
      return { value, ...toTimeToValue(curve), curve: isDrawn ? curveByDay(curve) : [] }
    }),
    comparison: isCourse
      ? null
      : compareGroups(
          groups.map(({ rows }) => toStratifiedUnits(rows)),
          stratifyBy,
        ),
    split: sizes.length === 2 ? equalSplit(sizes) : null,
  }
}
