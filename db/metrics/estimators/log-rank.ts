import { chiSquareTail } from './chi-square-tail.ts'
import { eventTable, sum, type EventRow } from './event-table.ts'
import { inverseQuadraticForm } from './quadratic-form.ts'
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
  /** Null when fewer than two groups could have had an event: there is nothing to compare. */
  chiSquare: number | null
  degreesOfFreedom: number
  p: number | null
}

/**
 * Tests whether groups reach the event at the same pace. At each event time the d events among n at
 * risk are compared with d n_j / n, variance hypergeometric (Mantel 1966); with strata the sums run
 * over strata. Weights S(t−)^rho of the pooled curve: rho 0 is the log-rank test, rho 1 the test of
 * Peto and Peto, which weighs early differences more (Harrington and Fleming 1982). Units may enter
 * late. Says that groups differ, not by how much: report a difference beside it.
 */
export function logRank(units: readonly GroupedUnit[], { rho = 0 }: { rho?: 0 | 1 } = {}): LogRank {
  const groups = [...new Set(units.map((unit) => unit.group))].sort()
  const test: LogRank = {
    groups,
    n: groups.map((group) => units.filter((unit) => unit.group === group).length),
    observed: groups.map(() => 0),
    expected: groups.map(() => 0),
    variance: groups.map(() => groups.map(() => 0)),
    chiSquare: null,
    degreesOfFreedom: 0,
    p: null,
  }
  for (const stratum of Map.groupBy(units, (unit) => unit.stratum).values()) {
    let survival = 1
    for (const row of eventTable(groups.map((group) => stratum.filter((unit) => unit.group === group)))) {
      addRow(test, row, survival ** rho)
      survival *= 1 - sum(row.reached) / sum(row.atRisk)
    }
  }
  return { ...test, ...decide(test) }
}
