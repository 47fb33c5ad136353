import { splitBy } from './estimators/split-by.ts'
import { Unanswerable } from './unanswerable.ts'
import { readGroupBy } from './unit-groups.ts'

/** More values than this are no groups: an id or an e-mail address, not a plan. */
export const maxGroups = 50
/** Five years of weeks. */
const maxWeeks = 261

/** Thrown when there are more groups than can be told apart. */
export class TooManyGroups extends Unanswerable {
  constructor(by: string) {
    super(
      'groupBy',
      readGroupBy(by)[0] === 'cohortWeek'
        ? `The period has more than ${maxWeeks} weeks: ask for a shorter one`
        : `The trait "${by}" has more than ${maxGroups} values: choose one with few, such as a plan, or make segments`,
    )
  }
}

/** The units of one group; value null: the trait is not set. */
export interface GroupOf<Row> {
  value: string | null
  rows: Row[]
}

/**
 * Puts rows together by their group, values by code point, those without one first. Throws
 * TooManyGroups.
 */
export function splitGroups<Row extends { group_value: string | null }>(
  by: string,
  rows: readonly Row[],
): GroupOf<Row>[] {
  // A value may be an empty text, which is not the same as no value.
  const byKey = splitBy(rows, ({ group_value }) => (group_value === null ? '' : `=${group_value}`))
  const most = readGroupBy(by)[0] === 'cohortWeek' ? maxWeeks : maxGroups
  if (byKey.size > most) throw new TooManyGroups(by)
  return [...byKey].map(([key, group]) => ({
    value: key === '' ? null : key.slice(1),
    rows: group,
  }))
}
