import type { GroupComparison } from '#contract/estimates'
import { groupDifference } from './estimators/group-difference.ts'
import { type GroupedUnit, logRank } from './estimators/log-rank.ts'
import { minEvents } from './estimators/minimums.ts'
import type { TimedUnit } from './estimators/timed-unit.ts'

/** A unit with the stratum within which it is compared; null: the trait is not set. */
export type StratifiedUnit = TimedUnit & { stratum?: string | null }

/**
 * Whether groups differ in pace, and two of them by how much. Null when there are fewer than two, or
 * when one has fewer than `minEvents` events: chance would decide it.
 */
export function compareGroups(
  groups: readonly (readonly StratifiedUnit[])[],
  stratifyBy?: string,
): GroupComparison | null {
  const isSmall = (units: readonly TimedUnit[]) =>
    units.filter((unit) => unit.reached).length < minEvents
  if (groups.length < 2 || groups.some(isSmall)) return null
  return compareAnyGroups(groups, stratifyBy)
}

/** The same however few events there are. */
export function compareAnyGroups(
  groups: readonly (readonly StratifiedUnit[])[],
  stratifyBy?: string,
): GroupComparison {
  const test = logRank(toGroupedUnits(groups, () => ''))
  const stratified =
    stratifyBy === undefined ? null : logRank(toGroupedUnits(groups, toStratumName))
  const [from, to] = groups
  return {
    chiSquare: test.chiSquare,
    degreesOfFreedom: test.degreesOfFreedom,
    p: test.p,
    observed: test.observed,
    expected: test.expected,
    stratified:
      stratifyBy === undefined || stratified === null
        ? null
        : {
            by: stratifyBy,
            chiSquare: stratified.chiSquare,
            degreesOfFreedom: stratified.degreesOfFreedom,
            p: stratified.p,
          },
    difference: groups.length === 2 && from && to ? groupDifference(from, to) : null,
  }
}

function toGroupedUnits(
  groups: readonly (readonly StratifiedUnit[])[],
  stratumOf: (unit: StratifiedUnit) => string,
): GroupedUnit[] {
  return groups.flatMap((units, index) => {
    // Padded, since groups are taken by code point of their names.
    const group = String(index).padStart(4, '0')
    return units.map((unit) => ({ ...unit, group, stratum: stratumOf(unit) }))
  })
}

/** A value may be an empty text, which is not the same as no value. */
const toStratumName = ({ stratum }: StratifiedUnit) =>
  stratum === null || stratum === undefined ? '' : `=${stratum}`
