import type { Rate } from '#contract/estimates'
import type { UnitRow } from '#contract/metric-report'
import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import type { PhaseCompletionReport } from '#contract/reports/phase-completion'
import { minUnits } from '../../db/metrics/estimators/minimums.ts'
import { wilsonInterval } from '../../db/metrics/estimators/wilson-interval.ts'
import { curveAnswers, curveOf } from './curve-answers.ts'

/** Block `phases`; phases are named by their titles, which are the ids of the folder. */
export function phaseAnswers({ n, rows, summary }: PhaseCompletionReport, durations: UnitRow[]) {
  const titleOf = new Map(rows.map(({ phase, title }) => [phase, title]))
  const byPhase = <Answer>(answer: (row: (typeof rows)[number]) => Answer) =>
    Object.fromEntries(rows.map((row) => [row.title, answer(row)]))
  return {
    completed: byPhase((row) => rateAnswers(row.completed)),
    current_phase: Object.fromEntries(
      Object.entries(summary.currentPhase).map(([key, count]) => [titleOf.get(key) ?? key, count]),
    ),
    eligible: n,
    mean_progress: summary.meanProgress,
    milestones_done_histogram: summary.milestonesDoneHistogram,
    onboarding_complete: rateAnswers(summary.onboardingComplete),
    sequentially_completed: byPhase((row) => row.sequentiallyCompleted),
    time_to_complete: byPhase((row) =>
      curveAnswers(
        row.timeToComplete,
        curveOf(durations.filter((unit) => unit.subject === row.phase)),
      ),
    ),
  }
}

/** Block `adoption`. */
export function adoptionAnswers({ n, rows, summary }: FeatureAdoptionReport, durations: UnitRow[]) {
  return Object.fromEntries(
    rows.map((row) => {
      const curve = (step: UnitRow['step']) =>
        curveOf(durations.filter((unit) => unit.subject === row.feature && unit.step === step))
      const answers = {
        accounts_using_28d: row.accountsUsing28d,
        active_users_28d: summary.activeUsers28d,
        adopted_3_distinct_days: row.adopted.k,
        adopted_rate: rateAnswers(row.adopted),
        adopters_older_than_28d: row.adoptersOlderThan28d,
        depth_uses_per_using_account_28d: row.usesPerUsingAccount28d,
        eligible_accounts: n,
        penetration_28d: row.penetration28d,
        still_using_28d: row.stillUsing28d,
        tried: row.tried.k,
        tried_rate: rateAnswers(row.tried),
        users_using_28d: row.usersUsing28d,
        uses_28d: row.uses28d,
        time_to_try: curveAnswers(row.timeToTry, curve('tried')),
        time_to_adopt: curveAnswers(row.timeToAdopt, curve('adopted')),
      }
      return [row.name, answers]
    }),
  )
}

/** As the report states it; of fewer than 10, where it states no interval, by its own estimator. */
function rateAnswers(stated: Rate) {
  const { k, n, rate, lower, upper } =
    stated.n < minUnits ? wilsonInterval(stated.k, stated.n) : stated
  return { k, n, rate, lower, upper }
}
