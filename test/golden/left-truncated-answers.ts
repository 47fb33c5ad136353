import { chiSquareTail } from '../../db/metrics/estimators/chi-square-tail.ts'
import { coxPartialLikelihood } from '../../db/metrics/estimators/cox-hazard-ratio.ts'
import { eventTable } from '../../db/metrics/estimators/event-table.ts'
import { kaplanMeier, type SurvivalCurve } from '../../db/metrics/estimators/kaplan-meier.ts'
import { logRank } from '../../db/metrics/estimators/log-rank.ts'
import { reachedBy } from '../../db/metrics/estimators/reached-by.ts'
import { splitBy } from '../../db/metrics/estimators/split-by.ts'
import { survivalBand } from '../../db/metrics/estimators/survival-limits.ts'
import { survivalQuantile } from '../../db/metrics/estimators/survival-quantile.ts'
import { medianOf, standardErrors, testOf } from './right-censored-answers.ts'
import type { SurvivalFile, SurvivalRow } from './survival-file.ts'

/** Answers in the layout of the golden files of kind `left_truncated_right_censored`. */
export function leftTruncatedAnswers({ dataset, kind, columns, rows, questions }: SurvivalFile) {
  const byGroup = splitBy(rows, (row) => row.group)
  const curve = kaplanMeier(rows)
  const fromTheStart = rows.map(({ entry: _, ...row }) => row)
  return {
    dataset,
    source: questions.source,
    kind,
    columns,
    risk_set_rule: 'at risk at t iff entry < t <= time',
    overall: {
      n: curve.n,
      events: curve.events,
      curve: curveColumns(curve),
      median: { log: medianOf(curve, 'log'), 'log-log': medianOf(curve, 'log-log') },
      at_times: atTimes(curve, questions.times),
    },
    naive_ignoring_entry_median: survivalQuantile(kaplanMeier(fromTheStart), 0.5),
    ...(byGroup.size > 1 ? { logrank_delayed_entry: logRankAnswers(rows) } : {}),
    ...(byGroup.size === 2
      ? { cox_breslow_score_test_for_reference: scoreTest([...byGroup.values()]) }
      : {}),
    by_group: Object.fromEntries(
      [...byGroup].map(([group, units]) => [group, groupAnswers(units, questions.times)]),
    ),
  }
}

function curveColumns(curve: SurvivalCurve) {
  const band = survivalBand(curve)
  return {
    time: [...curve.time],
    n_risk: [...curve.atRisk],
    n_event: [...curve.reached],
    // The layout has this column, and leaves it empty.
    n_enter: [],
    surv: [...curve.survival],
    se_surv: standardErrors(curve),
    'lower_log-log': Array.from(curve.time, (_, row) => band.lower.at(row)),
    'upper_log-log': Array.from(curve.time, (_, row) => band.upper.at(row)),
  }
}

function atTimes(curve: SurvivalCurve, times: readonly number[]) {
  const shares = times.map((time) => reachedBy(curve, time))
  const complement = (share: number | null) => (share === null ? null : 1 - share)
  return {
    times,
    n_risk: shares.map((share) => share.atRisk),
    surv: shares.map((share) => complement(share.reached)),
    se: shares.map((share) => share.se),
    lower: shares.map((share) => complement(share.upper)),
    upper: shares.map((share) => complement(share.lower)),
  }
}

function groupAnswers(units: readonly SurvivalRow[], atThese: readonly number[]) {
  const curve = kaplanMeier(units)
  const { estimate, lcl95, ucl95 } = medianOf(curve, 'log-log')
  const { times, surv, se } = atTimes(curve, atThese)
  return { n: curve.n, events: curve.events, median: estimate, lcl95, ucl95, times, surv, se }
}

function logRankAnswers(rows: readonly SurvivalRow[]) {
  const test = logRank(rows)
  return {
    reference_group: test.groups[0],
    observed: test.observed[0],
    expected: test.expected[0],
    variance: test.variance[0]?.[0],
    ...testOf(test),
  }
}

function scoreTest(groups: readonly (readonly SurvivalRow[])[]) {
  const { score, information } = coxPartialLikelihood(eventTable(groups), 0, 'breslow')
  const chiSquare = score ** 2 / information
  return { chisq: chiSquare, df: 1, p: chiSquareTail(chiSquare, 1) }
}
