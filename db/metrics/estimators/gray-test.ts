import type { CompetingUnit } from './aalen-johansen.ts'
import { chiSquareTail } from './chi-square-tail.ts'
import { eventTable, total } from './event-table.ts'
import { inverseQuadraticForm } from './quadratic-form.ts'
import { SortedTimes } from './sorted-times.ts'
import { splitBy } from './split-by.ts'

/**
 * Tests whether groups end in one way, such as churn, to the same extent while other ways compete
 * (Gray 1988, weight 1). The log-rank test would ask about the pace among those still waiting
 * instead. Null when there is nothing to compare. All units must be watched from the start.
 */
export function grayTest<Cause extends string>(
  units: readonly (Omit<CompetingUnit<Cause>, 'entry'> & { group: string })[],
  cause: Cause,
): { chiSquare: number | null; degreesOfFreedom: number; p: number | null } {
  const groups = [...splitBy(units, (unit) => unit.group).values()].map((group) =>
    group.map((unit) => ({
      time: unit.time,
      reached: unit.cause !== null,
      isOfCause: unit.cause === cause,
    })),
  )
  const { score, rows, slope } = walk(groups)
  // One group is left out, since the scores of all groups add up to zero.
  const compared = [...groups.keys()].slice(1)
  const variance = compared.map((i) => compared.map((j) => covariance(rows, slope, i, j)))
  const chiSquare =
    compared.length === 0
      ? null
      : inverseQuadraticForm(
          compared.map((i) => score[i]!),
          variance,
        )
  return {
    chiSquare,
    degreesOfFreedom: compared.length,
    p: chiSquare === null ? null : chiSquareTail(chiSquare, compared.length),
  }
}

type Matrix = number[][]

/** What one time adds to the variance, by group l: see `covariance`. */
type GrayRow = {
  own: Matrix
  slope: Matrix
  ofCause: { weight: number; pull: number }[]
  competing: { weight: number; pull: number }[]
}

/**
 * Walks through time. With h_l = n_l / S_l(t−), H = Σ h_l and F the pooled incidence, which grows by
 * d / H, the score of group l gains d_l − d h_l (1 − F_l(t−)) / Σ h_j (1 − F_j(t−)).
 */
function walk(groups: readonly { time: number; reached: boolean; isOfCause: boolean }[][]) {
  const zeros = () => groups.map(() => 0)
  const ofCause = groups.map(
    (group) => new SortedTimes(group.filter((unit) => unit.isOfCause).map((unit) => unit.time)),
  )
  const waiting = groups.map(() => 1)
  const incidence = zeros()
  const score = zeros()
  const slope = groups.map(zeros)
  const rows: GrayRow[] = []
  let pooled = 0
  for (const { time, atRisk, reached } of eventTable(groups)) {
    const events = ofCause.map((times) => times.countAt(time))
    const allEvents = total(events)
    const size = waiting.map((share, l) => (atRisk[l]! > 0 ? atRisk[l]! / share : 0))
    const allSize = total(size)
    const own = size.map((h, i) => size.map((g, j) => h * ((i === j ? 1 : 0) - g / allSize)))
    if (allEvents > 0) {
      const open = size.map((h, l) => h * (1 - incidence[l]!))
      const growth = allEvents / (allSize * (1 - pooled))
      for (const i of groups.keys()) {
        score[i]! += events[i]! - (allEvents * open[i]!) / total(open)
        for (const j of groups.keys()) slope[i]![j]! += own[i]![j]! * growth
      }
    }
    pooled += allEvents / allSize
    const row: GrayRow = { own, slope: slope.map((line) => [...line]), ofCause: [], competing: [] }
    for (const l of groups.keys()) {
      const n = atRisk[l]!
      const before = waiting[l]!
      if (n > 0) {
        incidence[l]! += (before * events[l]!) / n
        waiting[l] = (before * (n - reached[l]!)) / n
      }
      const ratio = waiting[l]! > 0 ? (1 - pooled) / waiting[l]! : 0
      row.ofCause.push({
        weight:
          n > 0 ? (tied(allEvents, allSize * before) * before * allEvents) / (allSize * n) : 0,
        pull: 1 - ratio,
      })
      const others = reached[l]! - events[l]!
      row.competing.push({
        weight: n > 0 ? (tied(others, n) * before ** 2 * others) / n ** 2 : 0,
        pull: ratio,
      })
    }
    rows.push(row)
  }
  return { score, rows, slope }
}

/** The hypergeometric correction when several of n leave at the same time. */
const tied = (leaving: number, n: number) => (leaving > 1 ? 1 - (leaving - 1) / (n - 1) : 1)

/**
 * Cov(score_i, score_j) = Σ_t Σ_l w u_i u_j over events of the cause, u_i = own_il + pull (C_il −
 * c_il(t)), and over competing events, u_i = pull (C_il − c_il(t)); C is the slope c at the end.
 */
function covariance(rows: readonly GrayRow[], end: Matrix, i: number, j: number): number {
  let sum = 0
  for (const { own, slope, ofCause, competing } of rows) {
    for (const l of end.keys()) {
      const toEnd = (k: number) => end[k]![l]! - slope[k]![l]!
      const { weight, pull } = ofCause[l]!
      sum += weight * (own[i]![l]! + pull * toEnd(i)) * (own[j]![l]! + pull * toEnd(j))
      sum += competing[l]!.weight * competing[l]!.pull ** 2 * toEnd(i) * toEnd(j)
    }
  }
  return sum
}
