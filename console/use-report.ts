import type { MetricId } from '#contract/metric-report'
import { fetchReport, type ReportOf, type ReportQuery } from './api-client.ts'
import { useEnvironment } from './session.tsx'
import { useResource, type Resource } from './use-resource.ts'

/** A metric of the environment on screen. `query` null asks for nothing. */
export function useReport<Id extends MetricId>(
  metric: Id,
  query: ReportQuery | null,
): Resource<ReportOf<Id>> {
  const { environment } = useEnvironment()
  const key = query === null ? null : `report ${environment.id} ${metric} ${JSON.stringify(query)}`
  return useResource(key, (signal) => fetchReport(environment.id, metric, query ?? {}, signal))
}
