import type { MetricId } from '#contract/metric-report'
import { useEffect, useState } from 'preact/hooks'
import { fetchReport, type ReportOf, type ReportQuery } from './api-client.ts'
import { useEnvironment } from './session.tsx'
import { useResource, type Resource } from './use-resource.ts'

/** While history is read again, figures grow. */
const recomputingEveryMs = 5_000

/** A metric of the environment on screen. `query` null asks for nothing. */
export function useReport<Id extends MetricId>(
  metric: Id,
  query: ReportQuery | null,
): Resource<ReportOf<Id>> {
  const { environment } = useEnvironment()
  const key = query === null ? null : `report ${environment.id} ${metric} ${JSON.stringify(query)}`
  const [isBehind, setIsBehind] = useState(false)
  const report = useResource(
    key,
    (signal) => fetchReport(environment.id, metric, query ?? {}, signal),
    isBehind ? { everyMs: recomputingEveryMs } : {},
  )
  const recomputes = report.state === 'ready' && report.value.recomputing !== null
  useEffect(() => setIsBehind(recomputes), [recomputes])
  return report
}
