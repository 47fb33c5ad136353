import type { TimeToEvent } from '#contract/estimates'
import type { UnitRow } from '#contract/metric-report'
import { kaplanMeier, type SurvivalCurve } from '../../db/metrics/estimators/kaplan-meier.ts'
import { minUnits } from '../../db/metrics/estimators/minimums.ts'
import { survivalQuantileWithLimits } from '../../db/metrics/estimators/survival-quantile.ts'
import { REPORTED_DAYS, reachedByDay } from '../../db/metrics/estimators/time-to-event.ts'

/** The units behind a curve, as the estimators take them. */
export function curveOf(durations: readonly UnitRow[]): SurvivalCurve {
  return kaplanMeier(
    durations.map(({ durationMs, reached, observedAfterMs }) => ({
      time: durationMs,
      reached,
      ...(observedAfterMs === null ? {} : { entry: observedAfterMs }),
    })),
  )
}

/**
 * A curve in the layout of the golden files: the report's own answer, and beside it what reports do not
 * state, from the durations behind the report: the log interval, and any interval of fewer than 10.
 */
export function curveAnswers(report: TimeToEvent, curve: SurvivalCurve) {
  const { estimate, lower, upper } = survivalQuantileWithLimits(curve, 0.5, 'log')
  const { medianMs, reachedByDay: days } = report.n < minUnits ? withIntervals(curve) : report
  return {
    n: report.n,
    events: report.events,
    median_ms: {
      log: medianColumns({ estimate, lower, upper }),
      'log-log': medianColumns(medianMs),
    },
    reached_by_day: {
      log: dayColumns(REPORTED_DAYS.map((day) => reachedByDay(curve, day, 'log'))),
      'log-log': dayColumns(days),
    },
    quantile_ms: report.quantilesMs,
  }
}

function withIntervals(curve: SurvivalCurve): Pick<TimeToEvent, 'medianMs' | 'reachedByDay'> {
  return {
    medianMs: survivalQuantileWithLimits(curve, 0.5),
    reachedByDay: REPORTED_DAYS.map((day) => reachedByDay(curve, day)),
  }
}

function medianColumns({ estimate, lower, upper }: TimeToEvent['medianMs']) {
  return { estimate, lcl95: lower, ucl95: upper }
}

function dayColumns(days: TimeToEvent['reachedByDay']) {
  return {
    day: days.map(({ day }) => day),
    n_risk_just_before: days.map(({ atRisk }) => atRisk),
    reached: days.map(({ reached }) => reached),
    se: days.map(({ se }) => se),
    lower: days.map(({ lower }) => lower),
    upper: days.map(({ upper }) => upper),
  }
}

export function meanAnswers(
  means: readonly { tauDays: number; estimate: number | null; se: number | null }[],
) {
  return means.map(({ tauDays, estimate, se }) => ({ tau_days: tauDays, rmst: estimate, se }))
}
