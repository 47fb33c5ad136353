import {
  type MetricAnswer,
  type MetricId,
  metricIds,
  type MetricQuery,
  ownQueries,
} from '#contract/metric-report'
import { cancelWith, isTimedOut } from '../../db/cancel-with.ts'
import { answerMetric } from '../../db/metrics/answer-metric.ts'
import { catalog } from '../../db/metrics/catalog.ts'
import type { MetricRequest } from '../../db/metrics/metric-request.ts'
import { Unanswerable } from '../../db/metrics/unanswerable.ts'
import { AppError, invalidQuery } from '../errors.ts'
import type { EnvironmentRow, RequestContext } from '../request-context.ts'

const dayMs = 86_400_000

/** The report of a metric: the number with its definition, as-of, n, interval and exclusions. */
export async function reportMetric(
  ctx: RequestContext,
  id: string,
  query: MetricQuery,
): Promise<MetricAnswer> {
  return ask(ctx, id, query, answerMetric)
}

/** Asks inside a transaction that ends when the caller leaves. */
export async function ask<Answer>(
  ctx: RequestContext,
  id: string,
  query: MetricQuery,
  answer: (id: MetricId, request: MetricRequest) => Promise<Answer>,
): Promise<Answer> {
  if (!isMetricId(id)) {
    throw new AppError('not_found', {
      detail: `There is no metric "${id}". There are: ${metricIds.join(', ')}.`,
    })
  }
  const { environment, database, signal } = ctx
  refuseForeignQuestions(id, query)
  const question = readQuestion(ctx, query)
  try {
    return await database.withTenants([environment.id], (sql) =>
      answer(id, {
        sql: cancelWith(sql, signal),
        environment,
        definitions: new Map(),
        ...question,
      }),
    )
  } catch (error) {
    if (signal.aborted) throw new AppError('caller_left')
    if (error instanceof Unanswerable) {
      throw invalidQuery({ path: error.path, message: error.message })
    }
    if (isTimedOut(error)) throw new AppError('query_too_long')
    throw error
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
  if (fromMs !== null) refuseUnkeptPeriod(fromMs, now, environment)
  return { asOfMs, isPast, fromMs, toMs, level, query }
}

/** A parameter of another metric would be ignored, and the number not what was asked for. */
function refuseForeignQuestions(id: MetricId, query: MetricQuery) {
  const foreign = Object.values(ownQueries)
    .flatMap((own) => Object.keys(own))
    .find((name) => Object.hasOwn(query, name) && !Object.hasOwn(ownQueries[id], name))
  if (foreign)
    throw invalidQuery({ path: foreign, message: `${id} is not asked this: leave it out` })
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

/**
 * What was reached is kept for longer than raw events, so that a period may begin before these. Before
 * the environment there was nothing to be kept, and what is imported now is kept no longer than it says.
 */
function refuseUnkeptPeriod(
  fromMs: number,
  now: number,
  { retentionDays, createdAt }: EnvironmentRow,
): void {
  if (retentionDays === null) return
  const earliestMs = Math.min(now - retentionDays * dayMs, createdAt.getTime())
  if (fromMs >= earliestMs) return
  const earliest = new Date(earliestMs).toISOString()
  throw new AppError('period_before_retention', {
    errors: [{ path: 'from', message: `Begin at ${earliest} or later` }],
  })
}
