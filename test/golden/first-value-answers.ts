import type { GroupComparison, GroupDifference } from '#contract/estimates'
import type { UnitRow } from '#contract/metric-report'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { compareAnyGroups } from '../../db/metrics/compare-groups.ts'
import { linearPercentile } from '../../db/metrics/estimators/percentile.ts'
import { splitBy } from '../../db/metrics/estimators/split-by.ts'
import { curveAnswers, curveOf, meanAnswers } from './curve-answers.ts'

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

/** Blocks `ttfv_account`, `ttfv_account_flags`, `naive_account` and `experiment`. */
export function firstValueAnswers({ byPlan: report, byArm, durations, traitsOf }: Asked) {
  const { summary, variants } = report
  if (!variants) throw new Error('the report of accounts has no variants')
  const counted = durations.filter((row) => row.observedAfterMs === null)
  const withDelayed = durations.filter((row) => row.durationMs > (row.observedAfterMs ?? -1))
  const armComparison = comparisonOf(byArm, counted, traitsOf)
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
      logrank_plan: logRankAnswers('plan', report, comparisonOf(report, counted, traitsOf)),
      by_arm: groupAnswers(byArm, counted, (id) => traitsOf(id).arm, true),
      logrank_arm: logRankAnswers('arm', byArm, armComparison),
      ...armAnswers(armComparison),
    },
    ttfv_account_flags: flagAnswers(report),
    naive_account: naiveAnswers(summary, counted),
    experiment: experimentAnswers(byArm),
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

/**
 * What the report states, or, where too few events let it state nothing, what its own estimators make
 * of the accounts behind it.
 */
function comparisonOf(
  { groups }: TimeToFirstValueReport,
  durations: readonly UnitRow[],
  traitsOf: Asked['traitsOf'],
): GroupComparison {
  if (!groups) throw new Error('the report has no groups')
  if (groups.comparison) return groups.comparison
  const by = groups.by as keyof AccountTraits
  const units = splitBy(durations, ({ id }) => traitsOf(id)[by])
  const timed = [...units.values()].map((rows) =>
    rows.map(({ id, durationMs, reached }) => ({
      time: durationMs,
      reached,
      stratum: traitsOf(id).plan,
    })),
  )
  return compareAnyGroups(timed, 'plan')
}

function logRankAnswers(
  name: string,
  { groups }: TimeToFirstValueReport,
  { chiSquare, degreesOfFreedom, p, observed, expected }: GroupComparison,
) {
  const rows = groups?.rows ?? []
  return {
    chisq: chiSquare,
    df: degreesOfFreedom,
    p,
    groups: rows.map(({ value }) => `${name}=${value ?? ''}`),
    n: rows.map(({ n }) => n),
    observed,
    expected,
  }
}

/** The arms compared; control comes first by code point, so that differences are guided minus control. */
function armAnswers({ stratified, difference }: GroupComparison) {
  const reached = difference?.reachedBy14Days
  const mean = difference?.restrictedMean30DaysMs
  return {
    logrank_arm_stratified_by_plan: {
      chisq: stratified?.chiSquare ?? null,
      df: stratified?.degreesOfFreedom ?? null,
      p: stratified?.p ?? null,
    },
    rmst30_guided_minus_control: {
      diff_ms: mean?.estimate ?? null,
      se_ms: mean?.se ?? null,
      lower95: mean?.lower ?? null,
      upper95: mean?.upper ?? null,
      p: mean?.p ?? null,
    },
    reached_by_14d_guided_minus_control: {
      diff: reached?.estimate ?? null,
      se: reached?.se ?? null,
      lower95: reached?.lower ?? null,
      upper95: reached?.upper ?? null,
      p: reached?.p ?? null,
    },
    hazard_ratio_guided_vs_control_breslow: ratioAnswers(difference?.hazardRatio.breslow),
    hazard_ratio_guided_vs_control_efron: ratioAnswers(difference?.hazardRatio.efron),
  }
}

function ratioAnswers(ratio: GroupDifference['hazardRatio']['efron'] | undefined) {
  return {
    hr: ratio?.ratio ?? null,
    lower95: ratio?.lower ?? null,
    upper95: ratio?.upper ?? null,
    coef: ratio?.coefficient ?? null,
    se: ratio?.se ?? null,
  }
}

function experimentAnswers({ groups }: TimeToFirstValueReport) {
  const split = groups?.split
  return {
    arms: Object.fromEntries(split?.groups.map(({ value, n }) => [value ?? '', n]) ?? []),
    srm: {
      chisq: split?.chiSquare ?? null,
      df: split?.degreesOfFreedom ?? null,
      p: split?.p ?? null,
    },
  }
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
