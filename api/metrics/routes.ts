import {
  metricAnswerSchema,
  metricCatalogSchema,
  metricQuerySchema,
  unitRowsSchema,
  unitsQuerySchema,
} from '#contract/metric-report'
import { waitingListQuerySchema, waitingListSchema } from '#contract/waiting-list'
import { z } from 'zod'
import type { AppDeps } from '../app-deps.ts'
import { csvAnswer } from '../csv-answer.ts'
import { managementRoutes, route } from '../management-routes.ts'
import { listMetrics } from './list-metrics.ts'
import { listUnits } from './list-units.ts'
import { listWaiting } from './list-waiting.ts'
import { reportMetric } from './report-metric.ts'
import { reportTable } from './tables/report-table.ts'
import { unitTable } from './tables/unit-table.ts'

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
    // The quick router of Hono takes no fixed name in the place of `:id`.
    path: '/metrics/:id/waiting',
    tag,
    summary: 'Accounts without first value now: waiting longest first, then the churned',
    role: 'viewer',
    params: z.object({ id: z.literal('time-to-first-value') }),
    query: waitingListQuerySchema,
    answer: waitingListSchema,
    run: (ctx, { query }) => listWaiting(ctx, query),
  }),
  route({
    method: 'get',
    path: '/metrics/:id',
    tag,
    summary: 'The report of a metric; with format=csv its rows',
    role: 'viewer',
    params,
    query: metricQuerySchema,
    answer: metricAnswerSchema,
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
    query: unitsQuerySchema,
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
