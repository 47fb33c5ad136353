import type { MetricReport } from '#contract/metric-report'
import { countExclusions } from './count-exclusions.ts'
import { type Metric, toDefinition } from './define-metric.ts'
import { type MetricRequest, toIso } from './metric-request.ts'

type Header = Pick<
  MetricReport,
  'definition' | 'asOf' | 'period' | 'level' | 'n' | 'interval' | 'exclusions' | 'recomputing'
>

/** What every report carries, so that its numbers never travel without their meaning. */
export function reportHeader(
  metric: Metric,
  { asOfMs, fromMs, toMs, level }: MetricRequest,
  {
    n,
    method,
    units,
    recomputing,
  }: {
    n: number
    method: string
    units: readonly { left_out: string | null; n?: number }[]
    recomputing: number | null
  },
): Header {
  return {
    definition: toDefinition(metric),
    asOf: toIso(asOfMs),
    period: {
      from: fromMs === null ? null : toIso(fromMs),
      to: toMs === null ? null : toIso(toMs),
    },
    level,
    n,
    interval: { level: 0.95, method },
    exclusions: countExclusions(units),
    recomputing,
  }
}
