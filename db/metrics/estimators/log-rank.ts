import { chiSquareTail } from './chi-square-tail.ts'
import { eventTable, total, type EventRow } from './event-table.ts'
import { inverseQuadraticForm } from './quadratic-form.ts'
import { splitBy } from './split-by.ts'
import type { TimedUnit } from './timed-unit.ts'

/** A unit of one of the groups compared. Within a stratum, such as a plan, like meets like. */
export type GroupedUnit = TimedUnit & { group: string; stratum?: string }

/** Lists run in the order of `groups`, which is by code point. */
export type LogRank = {
  groups: string[]
  n: number[]
  /** Events of each group, weighted. */
  observed: number[]
  /** Events each group would have had if the groups did not differ, weighted. */
  expected: number[]
  /** Covariance of observed minus expected. */
  variance: number[][]
  /** Null when there is nothing to compare: fewer than two groups could have had an event. */
  chiSquare: number | null
  degreesOfFreedom: number
  p: number | null
}

/**
 * Tests whether groups reach the event at the same pace. At each event time the d events among n at
 * risk are compared with d n_j / n, variance hypergeometric (Mantel 1966); with strata the sums run
 * over strata. Weights S(t−)^rho of the pooled curve: rho 0 is the log-rank test, rho 1 the test of
 * Peto and Peto, which weighs early differences more (Harrington and Fleming 1982). Units may enter
 * late. It says whether groups differ, not by how much: show a difference beside it.
 */
export function logRank(units: readonly GroupedUnit[], { rho = 0 }: { rho?: 0 | 1 } = {}): LogRank {
  const byGroup = splitBy(units, (unit) => unit.group)
  const groups = [...byGroup.keys()]
  const zeros = () => groups.map(() => 0)
  const observed = zeros()
  const expected = zeros()
  const variance = groups.map(zeros)
  for (const stratum of splitBy(units, (unit) => unit.stratum ?? '').values()) {
    const stratumByGroup = splitBy(stratum, (unit) => unit.group)
    let survival = 1
    for (const row of eventTable(groups.map((group) => stratumByGroup.get(group) ?? []))) {
      addRow({ observed, expected, variance }, row, survival ** rho)
      survival *= 1 - total(row.reached) / total(row.atRisk)
    }
  }
  return {
    groups,
    n: [...byGroup.values()].map((group) => group.length),
    observed,
    expected,
    variance,
    ...compare({ observed, expected, variance }),
  }
}

type Sums = Pick<LogRank, 'observed' | 'expected' | 'variance'>

function addRow({ observed, expected, variance }: Sums, row: EventRow, weight: number): void {
  const atRisk = total(row.atRisk)
  const reached = total(row.reached)
  // With one unit at risk the event had to be its own: nothing varies.
  const spread = atRisk > 1 ? (reached * (atRisk - reached)) / (atRisk - 1) : 0
  for (const [i, atRiskHere] of row.atRisk.entries()) {
    const share = atRiskHere / atRisk
    observed[i]! += weight * row.reached[i]!
    expected[i]! += weight * reached * share
    for (const [j, atRiskThere] of row.atRisk.entries()) {
      const shareThere = atRiskThere / atRisk
      variance[i]![j]! += weight ** 2 * spread * share * ((i === j ? 1 : 0) - shareThere)
    }
  }
}

/** One group is left out, since the differences of all groups add up to zero. */
function compare({ observed, expected, variance }: Sums) {
  const compared = [...expected.keys()].filter((i) => expected[i]! > 0).slice(1)
  const chiSquare =
    compared.length === 0
      ? null
      : inverseQuadraticForm(
          compared.map((i) => observed[i]! - expected[i]!),
          compared.map((i) => compared.map((j) => variance[i]![j]!)),
        )
  return {
    chiSquare,
    degreesOfFreedom: compared.length,
    p: chiSquare === null ? null : chiSquareTail(chiSquare, compared.length),
  }
}
