import type { MetricDefinition } from '#contract/reports/report-shared'
import { catalog } from '../../db/metrics/catalog.ts'
import { toDefinition } from '../../db/metrics/define-metric.ts'

/** Every metric with what it means, in the order of the catalogue. */
export function listMetrics(): { rows: MetricDefinition[] } {
  return { rows: Object.values(catalog).map(({ metric }) => toDefinition(metric)) }
}
