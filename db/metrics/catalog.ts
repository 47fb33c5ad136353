import type { MetricId, MetricReport, UnitRow } from '#contract/metric-report'
import type { Metric } from './define-metric.ts'
import { featureAdoption } from './feature-adoption/metric.ts'
import { measureFeatureAdoption } from './feature-adoption/measure-feature-adoption.ts'
import type { MetricRequest } from './metric-request.ts'
import { phaseCompletion } from './phase-completion/metric.ts'
import { measurePhaseCompletion } from './phase-completion/measure-phase-completion.ts'
import { timeToFirstValue } from './time-to-first-value/metric.ts'
import { measureTimeToFirstValue } from './time-to-first-value/measure-time-to-first-value.ts'

export interface CatalogEntry {
  metric: Metric
  /** Answers with the report, and with the accounts (users) behind its numbers. */
  measure: (request: MetricRequest) => Promise<{ report: MetricReport; units: () => UnitRow[] }>
}

/** Every metric, in the order in which a customer meets the questions. */
export const catalog: Record<MetricId, CatalogEntry> = {
  'time-to-first-value': { metric: timeToFirstValue, measure: measureTimeToFirstValue },
  'phase-completion': { metric: phaseCompletion, measure: measurePhaseCompletion },
  'feature-adoption': { metric: featureAdoption, measure: measureFeatureAdoption },
}
