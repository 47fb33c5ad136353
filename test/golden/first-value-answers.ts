import type { UnitRow } from '#contract/metric-report'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { coxHazardRatio, type TieMethod } from '../../db/metrics/estimators/cox-hazard-ratio.ts'
import { logRank } from '../../db/metrics/estimators/log-rank.ts'
import { twoSidedNormalTail, Z_95 } from '../../db/metrics/estimators/normal-tail.ts'
import { linearPercentile } from '../../db/metrics/estimators/percentile.ts'
import { restrictedMeanDifference } from '../../db/metrics/estimators/restricted-mean.ts'
import { reachedByDay } from '../../db/metrics/estimators/time-to-event.ts'
import type { TimedUnit } from '../../db/metrics/estimators/timed-unit.ts'
import { curveAnswers, curveOf, meanAnswers } from './curve-answers.ts'

const dayMs = 86_400_000

export interface AccountTraits {
  plan: string
  arm: string
}

interface Asked {
  byPlan: TimeToFirstValueReport
  byArm: TimeToFirstValueReport
  durations: UnitRow[]
  traitsOf: (accountId: string) => AccountTraits
}

/** Blocks `ttfv_account`, `ttfv_account_flags` and `naive_account`. */
export function firstValueAnswers({ byPlan: report, byArm, durations, traitsOf }: Asked) {
  const { summary, variants } = report
  if (!variants) throw new Error('the report of accounts has no variants')
  const counted = durations.filter((row) => row.observedAfterMs === null)
  const withDelayed = durations.filter((row) => row.durationMs > (row.observedAfterMs ?? -1))
  const { churnCensored, delayedEntryIncluded, competingRisks } = variants
  return {
    ttfv_account: {
      primary_churn_kept: {
        ...curveAnswers(summary, curveOf(counted)),
        rmst_ms: meanAnswers(summary.restrictedMeanMs),
      },
      delayed_entry_included: curveAnswers(delayedEntryIncluded, curveOf(withDelayed)),
      churn_censored: {
        ...curveAnswers(churnCensored, curveOf(counted.map(untilChurn))),
        rmst_ms: meanAnswers(churnCensored.restrictedMeanMs),
      },
      aalen_johansen: {
        day: competingRisks.byDay.map(({ day }) => day),
        cif_value: competingRisks.byDay.map(({ reached }) => reached),
        se_value: competingRisks.byDay.map(({ reachedSe }) => reachedSe),
        cif_churn: competingRisks.byDay.map(({ churned }) => churned),
        se_churn: competingRisks.byDay.map(({ churnedSe }) => churnedSe),
        counts: {
          censor: competingRisks.waiting,
          value: competingRisks.reached,
          churn: competingRisks.churned,
        },
        median_ms: competingRisks.medianMs,
      },
      by_plan: groupAnswers(report, counted, (id) => traitsOf(id).plan, false),
      logrank_plan: logRankAnswers('plan', report),
      by_arm: groupAnswers(byArm, counted, (id) => traitsOf(id).arm, true),
      logrank_arm: logRankAnswers('arm', byArm),
      ...armAnswers(counted, traitsOf),
    },
    ttfv_account_flags: flagAnswers(report),
    naive_account: naiveAnswers(summary, counted),
  }
}

/** Block `ttfv_user`. */
export function userFirstValueAnswers(report: TimeToFirstValueReport, durations: UnitRow[]) {
  return {
    ...curveAnswers(report.summary, curveOf(durations)),
    rmst_ms: meanAnswers(report.summary.restrictedMeanMs),
  }
}

function untilChurn(row: UnitRow): UnitRow {
  const { churnedAfterMs, durationMs, reached } = row
  if (churnedAfterMs === null || (reached && churnedAfterMs >= durationMs)) return row
  return { ...row, durationMs: churnedAfterMs, reached: false }
}

function groupAnswers(
  { groups }: TimeToFirstValueReport,
  durations: readonly UnitRow[],
  valueOf: (id: string) => string,
  hasMeans: boolean,
) {
  return Object.fromEntries(
    (groups?.rows ?? []).map((group) => {
      const value = group.value ?? ''
      const curve = curveOf(durations.filter((row) => valueOf(row.id) === value))
      const means = hasMeans ? { rmst_ms: meanAnswers(group.restrictedMeanMs) } : {}
      return [value, { ...curveAnswers(group, curve), ...means }]
    }),
  )
}

function logRankAnswers(name: string, { groups }: TimeToFirstValueReport) {
  if (!groups) throw new Error(`the report by ${name} has no groups`)
  const { chiSquare, degreesOfFreedom, p, observed, expected } = groups.comparison
  return {
    chisq: chiSquare,
    df: degreesOfFreedom,
    p,
    groups: groups.rows.map(({ value }) => `${name}=${value ?? ''}`),
    n: groups.rows.map(({ n }) => n),
    observed,
    expected,
  }
}

/** The two arms compared: no report states these yet, so they come from the durations. */
function armAnswers(durations: readonly UnitRow[], traitsOf: Asked['traitsOf']) {
  const inArm = (arm: string) => durations.filter((row) => traitsOf(row.id).arm === arm)
  const [control, guided] = [inArm('control'), inArm('guided')]
  const stratified = logRank(
    durations.map((row) => {
      const { plan, arm } = traitsOf(row.id)
      return { ...toTimedUnit(row), group: arm, stratum: plan }
    }),
  )
  const mean = restrictedMeanDifference(curveOf(control), curveOf(guided), 30 * dayMs)
  return {
    logrank_arm_stratified_by_plan: {
      chisq: stratified.chiSquare,
      df: stratified.degreesOfFreedom,
      p: stratified.p,
    },
    rmst30_guided_minus_control: {
      diff_ms: mean.difference,
      se_ms: mean.se,
      lower95: mean.lower,
      upper95: mean.upper,
      p: mean.p,
    },
    reached_by_14d_guided_minus_control: reachedDifference(control, guided, 14),
    hazard_ratio_guided_vs_control_breslow: hazardRatio(control, guided, 'breslow'),
    hazard_ratio_guided_vs_control_efron: hazardRatio(control, guided, 'efron'),
  }
}

function reachedDifference(from: UnitRow[], to: UnitRow[], day: number) {
  const a = reachedByDay(curveOf(from), day)
  const b = reachedByDay(curveOf(to), day)
  if (a.reached === null || a.se === null || b.reached === null || b.se === null) {
    return { diff: null, se: null, lower95: null, upper95: null, p: null }
  }
  const diff = b.reached - a.reached
  const se = Math.hypot(a.se, b.se)
  return {
    diff,
    se,
    lower95: diff - Z_95 * se,
    upper95: diff + Z_95 * se,
    p: se === 0 ? null : twoSidedNormalTail(diff / se),
  }
}

function hazardRatio(from: UnitRow[], to: UnitRow[], ties: TieMethod) {
  const ratio = coxHazardRatio(from.map(toTimedUnit), to.map(toTimedUnit), ties)
  return {
    hr: ratio?.ratio ?? null,
    lower95: ratio?.lower ?? null,
    upper95: ratio?.upper ?? null,
    coef: ratio?.coefficient ?? null,
    se: ratio?.se ?? null,
  }
}

function toTimedUnit({ durationMs, reached }: UnitRow): TimedUnit {
  return { time: durationMs, reached }
}

function flagAnswers({ exclusions, notes, variants }: TimeToFirstValueReport) {
  const countOf = (rows: { reason: string; count: number }[], reason: string) =>
    rows.find((row) => row.reason === reason)?.count ?? 0
  return {
    delayed_entry: variants?.delayedEntryIncluded.added ?? 0,
    delayed_entry_dropped_time_le_entry: variants?.delayedEntryIncluded.dropped ?? 0,
    excluded_not_yet_observed: countOf(exclusions, 'not_yet_observed'),
    excluded_unknown_at_entry: countOf(exclusions, 'unknown_at_entry'),
    excluded_value_before_sdk: countOf(exclusions, 'value_at_entry'),
    pre_start_value_clamped: countOf(notes, 'value_before_start'),
    value_after_churn: countOf(notes, 'value_after_churn'),
  }
}

function naiveAnswers(
  { convertersOnly, mature30, n }: TimeToFirstValueReport['summary'],
  durations: readonly UnitRow[],
) {
  const converted = durations.flatMap((row) => (row.reached ? row.durationMs : []))
  return {
    converters: convertersOnly.n,
    mature30: { n: mature30.n, reached_by_30d: mature30.reachedBy30Days },
    mean_ms: convertersOnly.meanMs,
    median_nearest_rank_ms: convertersOnly.medianMs,
    median_type7_ms: linearPercentile(converted, 0.5),
    n_units: n,
    p90_nearest_rank_ms: convertersOnly.p90Ms,
  }
}
