import type { SqlParams } from '../../conditions/sql-params.ts'
import { toHits } from '../../funnels/unit-walks.ts'
import { type FunnelRule, walkFunnel } from '../../funnels/walk-funnel.ts'
import { loadSql } from '../../load-sql.ts'
import { withRelations } from '../bind-parameters.ts'
import { type MetricRequest, sharedValues } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import { hitsOfEvents } from './hits-of-events.ts'
import type { FunnelRow } from './metric.ts'
import { rawEventsOf } from './raw-events.ts'
import type { ResolvedFunnel } from './resolve-funnel.ts'
import { readWalkTimes, toWalkTimes, type Walk, type WalkTimes } from './walk-times.ts'
import { areDisjoint, walksOfEvents } from './walks-of-events.ts'

const query = loadSql(import.meta.url, './query.sql')
const walksQuery = loadSql(import.meta.url, './walks.sql')
const walksOfAllQuery = loadSql(import.meta.url, './walks-of-all.sql')

/** Everybody who entered the funnel in the period, and who is left out. */
export interface Walks {
  walks: WalkTimes[]
  leftOut: { left_out: string | null; n?: number }[]
  /** Read only when somebody asks who they are. */
  named: () => Walk[] | Promise<Walk[]>
}

/**
 * Of a saved funnel, as it is saved, from what is kept of it. Of any other from raw events: by the
 * database for all units at once where the next step is simply the earliest, otherwise one by one.
 */
export async function readWalks(request: MetricRequest, funnel: ResolvedFunnel): Promise<Walks> {
  const { told, terms, hitsKey, walksKey } = funnel
  if (walksKey !== null) return readAlike(request, funnel, {})
  if (hitsKey === null && told.order === 'ordered_first' && areDisjoint(terms)) {
    const texts = newNamedTexts()
    const events = await rawEventsOf(request, texts)
    const relation = walksOfEvents(terms, told.windowMs, events, texts)
    return readAlike(request, funnel, texts.named, relation)
  }
  return readOneByOne(request, funnel)
}

async function readAlike(
  request: MetricRequest,
  { told: { windowMs }, walksKey }: ResolvedFunnel,
  texts: Record<string, string>,
  relation?: string,
): Promise<Walks> {
  const { asOfMs, isPast, query: asked } = request
  const values = { ...sharedValues(request), funnel_key: walksKey ?? '', ...texts }
  const textOf = (one: string) => (relation === undefined ? one : withRelations(one, relation))
  const isOfAll = asked.segment === undefined && !isPast
  const times = textOf(isOfAll ? walksOfAllQuery : walksQuery)
  return {
    ...(await readWalkTimes(request, times, values, { windowMs, asOfMs })),
    named: () => readNamed(request, textOf(walksQuery), values),
  }
}

async function readNamed(
  request: MetricRequest,
  text: string,
  values: Record<string, string | null>,
): Promise<Walk[]> {
  const rows = await runQuery<Omit<Walk, 'after_ms'> & { after_ms: string }>(
    request,
    `select unit_id, name, group_value, stratum, after_ms,
  round(date_part('epoch', entered_at) * 1000)::bigint as entered_ms
from (
${text}
) unit
where left_out is null
order by unit_id, held`,
    values,
  )
  return rows.map((row) => ({ ...row, after_ms: row.after_ms.split(',').map(Number) }))
}

async function readOneByOne(request: MetricRequest, funnel: ResolvedFunnel): Promise<Walks> {
  const { fromMs, toMs, asOfMs } = request
  const { told, labels, terms, hitsKey } = funnel
  const texts = newNamedTexts()
  const isStrict = told.order === 'strict_best_entry'
  const text =
    hitsKey === null
      ? withRelations(
          query,
          hitsOfEvents(terms, isStrict, await rawEventsOf(request, texts), texts),
        )
      : query
  const values = { ...sharedValues(request), funnel_key: hitsKey ?? '', ...texts.named }
  const rule: FunnelRule = {
    stepCount: labels.length,
    windowMs: told.windowMs,
    order: told.order,
    excludedBetween: told.exclude?.between ?? null,
  }
  const rows = await runQuery<FunnelRow>(request, text, values)
  const walks = rows.flatMap((row): Walk | [] => {
    const { left_out, at_ms, steps } = row
    if (left_out !== null || at_ms === null || steps === null) return []
    const times = walkFunnel(toHits({ at_ms, steps }), rule)
    const [entered_ms] = times
    if (entered_ms === undefined) return []
    if (fromMs !== null && entered_ms < fromMs) return []
    if (toMs !== null && entered_ms >= toMs) return []
    const { unit_id, name, group_value, stratum } = row
    const after_ms = times.map((time) => time - entered_ms)
    return { unit_id, name, group_value, stratum, entered_ms, after_ms }
  })
  return {
    walks: toWalkTimes(walks, { windowMs: told.windowMs, asOfMs }),
    leftOut: rows.filter((row) => row.left_out !== null),
    named: () => walks,
  }
}

/** Texts under names of their own, for a query that takes `:name`. */
function newNamedTexts(): SqlParams & { named: Record<string, string> } {
  const named: Record<string, string> = {}
  const names = new Map<string, string>()
  return {
    values: [],
    named,
    text: (value) => {
      const name = names.get(value) ?? `text_${names.size + 1}`
      names.set(value, name)
      named[name] = value
      return `:${name}`
    },
  }
}
