import {
  type MetricId,
  type MetricQuery,
  type MetricReport,
  ownQueries,
  type UnitRows,
} from '#contract/metric-report'
import { catalog, type Measured } from '../../db/metrics/catalog.ts'
import { measureMetric } from '../../db/metrics/measure-metric.ts'
import { TooManyGroups } from '../../db/metrics/time-to-first-value/compare-groups.ts'
import { AppError, invalidQuery, notFound } from '../errors.ts'
import type { EnvironmentRow, RequestContext } from '../request-context.ts'

const dayMs = 86_400_000

/** The report of a metric: the number with its definition, as-of, n, interval and exclusions. */
export async function reportMetric(
  ctx: RequestContext,
  id: string,
  query: MetricQuery,
): Promise<MetricReport> {
  return measure(ctx, id, query, ({ report }) => report)
}

/** The accounts (users) behind the numbers of a report. */
export async function listUnits(
  ctx: RequestContext,
  id: string,
  query: MetricQuery,
): Promise<UnitRows> {
  return measure(ctx, id, query, async ({ report: { metric, asOf, level }, units }) => ({
    metric,
    asOf,
    level,
    rows: await units(),
  }))
}

async function measure<Answer>(
  ctx: RequestContext,
  id: string,
  query: MetricQuery,
  toAnswer: (measured: Measured) => Answer | Promise<Answer>,
): Promise<Answer> {
  if (!isMetricId(id)) throw notFound('metric', id)
  const { environment, database } = ctx
  refuseForeignQuestions(id, query)
  const question = readQuestion(ctx, query)
  try {
    return await database.withTenants([environment.id], async (sql) =>
      toAnswer(await measureMetric(id, { sql, environment, definitions: new Map(), ...question })),
    )
  } catch (error) {
    if (!(error instanceof TooManyGroups)) throw error
    throw invalidQuery({ path: 'groupBy', message: error.message })
  }
}

/** Which accounts, as of when. */
function readQuestion({ environment, now }: RequestContext, query: MetricQuery) {
  const { from, to, level } = query
  const asOfMs = Math.min(query.asOf === undefined ? now : Date.parse(query.asOf), now)
  const fromMs = from === undefined ? null : Date.parse(from)
  const toMs = to === undefined ? null : Date.parse(to)
  if (fromMs !== null && toMs !== null && fromMs > toMs) {
    throw invalidQuery({ path: 'to', message: 'The period ends before it begins' })
  }
  const isPast = asOfMs < now
  if (isPast && isBeforeRetention(asOfMs, now, environment)) {
    throw new AppError('as_of_before_retention')
  }
  return { asOfMs, isPast, fromMs, toMs, level, query }
}

/** A parameter of another metric would be ignored, and the number not what was asked for. */
function refuseForeignQuestions(id: MetricId, query: MetricQuery) {
  const foreign = Object.values(ownQueries)
    .flatMap((own) => Object.keys(own))
    .find((name) => Object.hasOwn(query, name) && !Object.hasOwn(ownQueries[id], name))
  if (foreign) throw invalidQuery({ path: foreign, message: `${id} is not asked this` })
}

function isMetricId(id: string): id is MetricId {
  return Object.hasOwn(catalog, id)
}

/** Before what is promised, or before what is there: it may have been less that was kept. */
function isBeforeRetention(
  asOfMs: number,
  now: number,
  { retentionDays, rawEventsFrom }: EnvironmentRow,
): boolean {
  if (rawEventsFrom !== null && asOfMs < rawEventsFrom.getTime()) return true
  return retentionDays !== null && asOfMs < now - retentionDays * dayMs
}
