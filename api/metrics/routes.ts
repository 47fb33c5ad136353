import {
  metricCatalogSchema,
  metricQuerySchema,
  metricReportSchema,
  unitRowsSchema,
} from '#contract/metric-report'
import { z } from 'zod'
import type { AppDeps } from '../app-deps.ts'
import { managementRoutes, route } from '../management-routes.ts'
import { listMetrics } from './list-metrics.ts'
import { listUnits, reportMetric } from './report-metric.ts'
import { reportTable } from './tables/report-table.ts'
import type { Table } from './tables/table.ts'
import { unitTable } from './tables/unit-table.ts'
import { toCsv } from './to-csv.ts'

const tag = 'metrics'
const params = z.object({ id: z.string() })

const routes = [
  route({
    method: 'get',
    path: '/metrics',
    tag,
    summary: 'Every metric with what it means',
    role: 'viewer',
    answer: metricCatalogSchema,
    run: async () => listMetrics(),
  }),
  route({
    method: 'get',
    path: '/metrics/:id',
    tag,
    summary: 'The report of a metric; with format=csv its rows',
    role: 'viewer',
    params,
    query: metricQuerySchema,
    answer: metricReportSchema,
    run: async (ctx, { params: { id }, query }) => {
      const report = await reportMetric(ctx, id, query)
      return query.format === 'csv' ? csvAnswer(id, reportTable(report)) : report
    },
  }),
  route({
    method: 'get',
    path: '/metrics/:id/units',
    tag,
    summary: 'The accounts (users) behind the numbers of a report',
    role: 'viewer',
    params,
    query: metricQuerySchema,
    answer: unitRowsSchema,
    run: async (ctx, { params: { id }, query }) => {
      const units = await listUnits(ctx, id, query)
      return query.format === 'csv' ? csvAnswer(`${id}-units`, unitTable(units.rows)) : units
    },
  }),
]

export function metricsRoutes(deps: AppDeps) {
  return managementRoutes(deps, routes)
}

function csvAnswer(name: string, { header, rows }: Table): Response {
  return new Response(toCsv(header, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
