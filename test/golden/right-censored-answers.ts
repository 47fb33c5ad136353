import { coxHazardRatio, type TieMethod } from '../../db/metrics/estimators/cox-hazard-ratio.ts'
import { kaplanMeier, type SurvivalCurve } from '../../db/metrics/estimators/kaplan-meier.ts'
import { logRank } from '../../db/metrics/estimators/log-rank.ts'
import { reachedBy } from '../../db/metrics/estimators/reached-by.ts'
import {
  restrictedMean,
  restrictedMeanDifference,
} from '../../db/metrics/estimators/restricted-mean.ts'
import { splitBy } from '../../db/metrics/estimators/split-by.ts'
import {
  survivalBand,
  survivalStandardError,
  type IntervalKind,
} from '../../db/metrics/estimators/survival-limits.ts'
import { survivalQuantileWithLimits } from '../../db/metrics/estimators/survival-quantile.ts'
import type { SurvivalFile, SurvivalQuestions, SurvivalRow } from './survival-file.ts'

const KINDS: readonly IntervalKind[] = ['log', 'log-log', 'plain']
const PROBABILITIES = [0.1, 0.25, 0.5, 0.75, 0.9]

/** Answers in the layout of the golden files of kind `right_censored`. */
export function rightCensoredAnswers({ dataset, kind, columns, rows, questions }: SurvivalFile) {
  const byGroup = splitBy(rows, (row) => row.group)
  const curve = kaplanMeier(rows)
  const { n, events, ...answers } = curveAnswers(curve, questions)
  return {
    dataset,
    source: questions.source,
    kind,
    columns: columns
      .filter((column) => column !== 'stratum')
      .map((column) => (column === 'status' ? 'status(1=event,0=censored)' : column)),
    r: null,
    survival: null,
    overall: { n, events, curve: curveColumns(curve), ...answers },
    ...(byGroup.size > 1 ? groupAnswers(byGroup, questions) : {}),
    ...(byGroup.size > 1 ? { logrank: logRankAnswers(rows) } : {}),
    ...(byGroup.size === 2 ? twoGroupAnswers(byGroup, questions) : {}),
    ...(byGroup.size > 1 && columns.includes('stratum')
      ? { logrank_stratified: testOf(logRank(rows)) }
      : {}),
  }
}

function curveColumns(curve: SurvivalCurve) {
  const columns: Record<string, unknown> = {
    time: [...curve.time],
    n_risk: [...curve.atRisk],
    n_event: [...curve.reached],
    n_censor: [...curve.censored],
    surv: [...curve.survival],
    se_surv: standardErrors(curve),
  }
  for (const kind of KINDS) {
    const band = survivalBand(curve, kind)
    columns[`lower_${kind}`] = Array.from(curve.time, (_, row) => band.lower.at(row))
    columns[`upper_${kind}`] = Array.from(curve.time, (_, row) => band.upper.at(row))
  }
  return columns
}

export function standardErrors(curve: SurvivalCurve): (number | null)[] {
  return Array.from(curve.survival, (survival, i) =>
    survivalStandardError(survival, curve.greenwood[i]!),
  )
}

function curveAnswers(curve: SurvivalCurve, { times, taus }: SurvivalQuestions) {
  return {
    n: curve.n,
    events: curve.events,
    quantiles: forEachKind((kind) => quantileColumns(curve, kind)),
    median: forEachKind((kind) => medianOf(curve, kind)),
    reached_by: forEachKind((kind) => reachedByColumns(curve, times, kind)),
    rmst: taus.map((tau) => {
      const { estimate, se } = restrictedMean(curve, tau)
      return { tau, rmst: estimate, se }
    }),
  }
}

function quantileColumns(curve: SurvivalCurve, kind: IntervalKind) {
  const quantiles = PROBABILITIES.map((p) => survivalQuantileWithLimits(curve, p, kind))
  return {
    probs: PROBABILITIES,
    estimate: quantiles.map((quantile) => quantile.estimate),
    lower: quantiles.map((quantile) => quantile.lower),
    upper: quantiles.map((quantile) => quantile.upper),
  }
}

export function medianOf(curve: SurvivalCurve, kind: IntervalKind) {
  const { estimate, lower, upper } = survivalQuantileWithLimits(curve, 0.5, kind)
  return { estimate, lcl95: lower, ucl95: upper }
}

function reachedByColumns(curve: SurvivalCurve, times: readonly number[], kind: IntervalKind) {
  const shares = times.map((time) => reachedBy(curve, time, kind))
  return {
    times,
    n_risk: shares.map((share) => share.atRisk),
    surv: shares.map((share) => (share.reached === null ? null : 1 - share.reached)),
    se: shares.map((share) => share.se),
    reached: shares.map((share) => share.reached),
    reached_lower: shares.map((share) => share.lower),
    reached_upper: shares.map((share) => share.upper),
  }
}

function groupAnswers(byGroup: Map<string, SurvivalRow[]>, questions: SurvivalQuestions) {
  return {
    by_group: Object.fromEntries(
      [...byGroup].map(([group, units]) => [group, curveAnswers(kaplanMeier(units), questions)]),
    ),
  }
}

function logRankAnswers(rows: readonly SurvivalRow[]) {
  const unstratified = rows.map(({ stratum: _, ...row }) => row)
  const answersFor = (rho: 0 | 1) => {
    const test = logRank(unstratified, { rho })
    return {
      groups: test.groups.map((group) => `group=${group}`),
      n: test.n,
      observed: test.observed,
      expected: test.expected,
      ...testOf(test),
    }
  }
  return { rho0: answersFor(0), rho1: answersFor(1) }
}

/** The three fields by which the golden files state a test. */
export function testOf(test: {
  chiSquare: number | null
  degreesOfFreedom: number
  p: number | null
}) {
  return { chisq: test.chiSquare, df: test.degreesOfFreedom, p: test.p }
}

function twoGroupAnswers(byGroup: Map<string, SurvivalRow[]>, { taus }: SurvivalQuestions) {
  const [from, to] = [...byGroup] as [[string, SurvivalRow[]], [string, SurvivalRow[]]]
  const difference = restrictedMeanDifference(
    kaplanMeier(from[1]),
    kaplanMeier(to[1]),
    taus[0] ?? 0,
  )
  const coxAnswers = (ties: TieMethod) => {
    const ratio = coxHazardRatio(from[1], to[1], ties)
    return {
      definition: `hazard ratio ${to[0]} vs ${from[0]}`,
      coef: ratio?.coefficient ?? null,
      se: ratio?.se ?? null,
      hr: ratio?.ratio ?? null,
      hr_lower95: ratio?.lower ?? null,
      hr_upper95: ratio?.upper ?? null,
    }
  }
  return {
    rmst_difference: {
      tau: difference.tau,
      definition: `${to[0]} - ${from[0]}`,
      diff: difference.difference,
      se: difference.se,
      lower95: difference.lower,
      upper95: difference.upper,
      z: difference.z,
      p: difference.p,
    },
    cox_breslow: coxAnswers('breslow'),
    cox_efron: coxAnswers('efron'),
  }
}

function forEachKind<Answer>(answer: (kind: IntervalKind) => Answer): Record<string, Answer> {
  return Object.fromEntries(KINDS.map((kind) => [kind, answer(kind)]))
}
