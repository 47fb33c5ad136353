import type { MetricId, MetricQuery, MetricReport, UnitDurations } from '#contract/metric-report'
import { catalog } from '../../db/metrics/catalog.ts'
import { measureMetric } from '../../db/metrics/measure-metric.ts'
import { AppError, invalidQuery, notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

const dayMs = 86_400_000

/** The report of a metric: the number with its definition, as-of, n, interval and exclusions. */
export async function reportMetric(
  ctx: RequestContext,
  id: string,
  query: MetricQuery,
): Promise<MetricReport> {
  return (await measure(ctx, id, query)).report
}

/** The accounts (users) behind a report, each with its durations. */
export async function listUnitDurations(
  ctx: RequestContext,
  id: string,
  query: MetricQuery,
): Promise<UnitDurations> {
  const { report, durations } = await measure(ctx, id, query)
  const { metric, asOf, level } = report
  return { metric, asOf, level, rows: durations() }
}

function measure(ctx: RequestContext, id: string, query: MetricQuery) {
  if (!isMetricId(id)) throw notFound('metric', id)
  const { environment, now, database } = ctx
  const asOfMs = Math.min(query.asOf === undefined ? now : Date.parse(query.asOf), now)
  const fromMs = query.from === undefined ? null : Date.parse(query.from)
  const toMs = query.to === undefined ? null : Date.parse(query.to)
  if (fromMs !== null && toMs !== null && fromMs > toMs) {
    throw invalidQuery({ path: 'to', message: 'The period ends before it begins' })
  }
  if (asOfMs < now && isBeforeRetention(asOfMs, now, environment.retentionDays)) {
    throw new AppError('as_of_before_retention')
  }
  return database.withTenants([environment.id], (sql) =>
    measureMetric(id, {
      sql,
      environment,
      definitions: new Map(),
      asOfMs,
      isPast: asOfMs < now,
      fromMs,
      toMs,
      level: query.level,
      groupBy: query.groupBy ?? null,
      checklist: query.checklist ?? null,
    }),
  )
}

function isMetricId(id: string): id is MetricId {
  return Object.hasOwn(catalog, id)
}

function isBeforeRetention(asOfMs: number, now: number, retentionDays: number | null): boolean {
  return retentionDays !== null && asOfMs < now - retentionDays * dayMs
}
