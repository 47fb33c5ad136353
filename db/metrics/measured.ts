import type { MetricReport, UnitRow } from '#contract/metric-report'
import type { TimedUnit } from './estimators/timed-unit.ts'

/** What a metric answers: the report, and what is behind its numbers, read in the same transaction. */
export interface Measured {
  report: MetricReport
  /** The accounts (users) behind the numbers. */
  units: () => UnitRow[] | Promise<UnitRow[]>
  /** The durations of the headline, where it is one of time, to be compared with those of another period. */
  times?: () => readonly TimedUnit[]
}

/** Of a metric whose headline is a time. */
export type MeasuredTimes = Measured & Required<Pick<Measured, 'times'>>
