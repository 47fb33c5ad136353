import { eventTable, total, type EventRow } from './event-table.ts'
import { Z_95 } from './normal-tail.ts'
import type { TimedUnit } from './timed-unit.ts'

/** How many times as fast the second group reaches the event, with its 95% interval. */
export type HazardRatio = {
  /** ln of the ratio. */
  coefficient: number
  se: number
  ratio: number
  lower: number
  upper: number
}

/** How events at the same time are treated; Efron's is the closer to the exact answer. */
export type TieMethod = 'efron' | 'breslow'

/** As in R's coxph: stop when the log likelihood changes by less than this share of itself. */
const CONVERGED = 1e-9
const MAX_STEPS = 20

/**
 * Cox's model with one two-valued covariate (Cox 1972; ties Breslow 1974, Efron 1977), by Newton's
 * method. Assumes that the ratio stays the same over time; prefer a difference in shares or in
 * restricted means. Null when the ratio has no finite estimate, such as when one group has no event.
 */
export function coxHazardRatio(
  from: readonly TimedUnit[],
  to: readonly TimedUnit[],
  ties: TieMethod = 'efron',
): HazardRatio | null {
  if (!from.some((unit) => unit.reached) || !to.some((unit) => unit.reached)) return null
  const rows = [...eventTable([from, to])]
  let coefficient = 0
  let previous = NaN
  for (let step = 0; step <= MAX_STEPS; step += 1) {
    const { logLikelihood, score, information } = coxPartialLikelihood(rows, coefficient, ties)
    if (Math.abs(1 - previous / logLikelihood) <= CONVERGED) {
      const se = 1 / Math.sqrt(information)
      return {
        coefficient,
        se,
        ratio: Math.exp(coefficient),
        lower: Math.exp(coefficient - Z_95 * se),
        upper: Math.exp(coefficient + Z_95 * se),
      }
    }
    previous = logLikelihood
    coefficient += score / information
  }
  return null
}

/**
 * The logarithm of the partial likelihood with its first and (negated) second derivative. At coefficient 0 with Breslow ties,
 * score² / information is the score test of the model.
 */
export function coxPartialLikelihood(
  rows: Iterable<EventRow>,
  coefficient: number,
  ties: TieMethod,
): { logLikelihood: number; score: number; information: number } {
  const ratio = Math.exp(coefficient)
  let logLikelihood = 0
  let score = 0
  let information = 0
  for (const { atRisk, reached } of rows) {
    const reachedInAll = total(reached)
    logLikelihood += reached[1]! * coefficient
    score += reached[1]!
    for (let k = 0; k < reachedInAll; k += 1) {
      // Efron lets the tied units leave one after the other, each by the same fraction.
      const left = ties === 'efron' ? k / reachedInAll : 0
      const inFrom = atRisk[0]! - left * reached[0]!
      const inTo = (atRisk[1]! - left * reached[1]!) * ratio
      const share = inTo / (inFrom + inTo)
      logLikelihood -= Math.log(inFrom + inTo)
      score -= share
      information += share * (1 - share)
    }
  }
  return { logLikelihood, score, information }
}
