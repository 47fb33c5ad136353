import type { MetricId, MetricReport, UnitRow } from '#contract/metric-report'
import type { Metric } from './define-metric.ts'
import { featureAdoption } from './feature-adoption/metric.ts'
import { measureFeatureAdoption } from './feature-adoption/measure-feature-adoption.ts'
import type { MetricRequest } from './metric-request.ts'
import { phaseCompletion } from './phase-completion/metric.ts'
import { measurePhaseCompletion } from './phase-completion/measure-phase-completion.ts'
import { timeToFirstValue } from './time-to-first-value/metric.ts'
import { measureTimeToFirstValue } from './time-to-first-value/measure-time-to-first-value.ts'

/** The report, and the accounts (users) behind its numbers, read in the same transaction. */
export interface Measured {
  report: MetricReport
  units: () => UnitRow[] | Promise<UnitRow[]>
}

export interface CatalogEntry {
  metric: Metric
  measure: (request: MetricRequest) => Promise<Measured>
}

/** Every metric, in the order in which a customer meets the questions. */
export const catalog: Record<MetricId, CatalogEntry> = {
  'time-to-first-value': { metric: timeToFirstValue, measure: measureTimeToFirstValue },
  'phase-completion': { metric: phaseCompletion, measure: measurePhaseCompletion },
  'feature-adoption': { metric: featureAdoption, measure: measureFeatureAdoption },
}
