import type { MetricAnswer, MetricId } from '#contract/metric-report'
import { compareGroups } from './compare-groups.ts'
import { findFreshness } from './find-freshness.ts'
import { listAnnotations } from './list-annotations.ts'
import { measureMetric } from './measure-metric.ts'
import type { MetricRequest } from './metric-request.ts'
import { Unanswerable } from './unanswerable.ts'

/**
 * The report of a metric, how fresh it is, what changed in its period, and with `compare=previous` the
 * report of the period before. Throws Unanswerable.
 */
export async function answerMetric(id: MetricId, request: MetricRequest): Promise<MetricAnswer> {
  const before = request.query.compare === undefined ? null : periodBefore(request)
  const [measured, freshAsOf, annotations] = await Promise.all([
    measureMetric(id, request),
    findFreshness(request),
    listAnnotations(request),
  ])
  const previous = before && (await measureMetric(id, { ...request, ...before }))
  return {
    ...measured.report,
    freshAsOf,
    annotations,
    previous: previous?.report ?? null,
    change:
      previous?.times && measured.times
        ? compareGroups([previous.times(), measured.times()])
        : null,
  }
}

/** As long as the one asked for, and ending where that begins. As of the same time, so equally known. */
function periodBefore({ fromMs, toMs, asOfMs }: MetricRequest): { fromMs: number; toMs: number } {
  if (fromMs === null) {
    throw new Unanswerable('from', 'compare=previous needs the beginning of the period')
  }
  return { fromMs: fromMs - ((toMs ?? asOfMs) - fromMs), toMs: fromMs }
}
