import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { kaplanMeier } from '../estimators/kaplan-meier.ts'
import { logRank } from '../estimators/log-rank.ts'
import { splitBy } from '../estimators/split-by.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import type { TimeToFirstValueRow } from './metric.ts'
import { toTimedUnit } from './summarise.ts'

/** More values than this are no groups: an id or an e-mail address, not a plan. */
const maxGroups = 50

/** Thrown when a trait has more values than groups can be compared. */
export class TooManyGroups extends Error {
  constructor(by: string) {
    super(`The trait "${by}" has more than ${maxGroups} values`)
  }
}

/**
 * The same for each value of a trait, and whether the pace differs at all (log-rank test). Units
 * without the trait are a group of their own, first. Throws TooManyGroups.
 */
export function compareGroups(
  by: string,
  rows: readonly TimeToFirstValueRow[],
): NonNullable<TimeToFirstValueReport['groups']> {
  const byValue = splitBy(rows, groupKey)
  if (byValue.size > maxGroups) throw new TooManyGroups(by)
  const test = logRank(rows.map((row) => ({ ...toTimedUnit(row), group: groupKey(row) })))
  return {
    by,
    rows: [...byValue].map(([key, units]) => ({
      value: key === '' ? null : key.slice(1),
      ...toTimeToValue(kaplanMeier(units.map(toTimedUnit))),
    })),
    comparison: {
      chiSquare: test.chiSquare,
      degreesOfFreedom: test.degreesOfFreedom,
      p: test.p,
      observed: test.observed,
      expected: test.expected,
    },
  }
}

/** A value may be an empty text, which is not the same as no value. */
function groupKey({ group_value }: TimeToFirstValueRow): string {
  return group_value === null ? '' : `=${group_value}`
}
