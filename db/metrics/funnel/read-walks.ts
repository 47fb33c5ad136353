import type { SqlParams } from '../../conditions/sql-params.ts'
import { toHits } from '../../funnels/unit-walks.ts'
import { type FunnelRule, walkFunnel } from '../../funnels/walk-funnel.ts'
import { loadSql } from '../../load-sql.ts'
import { withRelations } from '../bind-parameters.ts'
import { definitionsOf, type MetricRequest, toIso } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import { hitsOfEvents } from './hits-of-events.ts'
import type { FunnelRow } from './metric.ts'
import type { ResolvedFunnel } from './resolve-funnel.ts'

const query = loadSql(import.meta.url, './query.sql')
const walksQuery = loadSql(import.meta.url, './walks.sql')
const keptWalksQuery = loadSql(import.meta.url, './kept-walks.sql')

/** How far one account (user), with each value that is held constant one of its own, got. */
export interface Walk extends Pick<FunnelRow, 'group_value' | 'stratum'> {
  entered_ms: number
  /** Since the entry, one for each step that was done, the first 0. */
  after_ms: number[]
}

/** The same with who it is. */
export type NamedWalk = Walk & Pick<FunnelRow, 'unit_id' | 'name'>

/** Everybody who entered the funnel, whenever that was, and who is left out. */
export interface Walks {
  walks: Walk[]
  leftOut: { left_out: string | null }[]
  /** Read only when somebody asks who they are. */
  named: () => NamedWalk[] | Promise<NamedWalk[]>
}

/** Of a saved funnel, as it is saved, from what is kept of it; of any other from hits or raw events. */
export async function readWalks(request: MetricRequest, funnel: ResolvedFunnel): Promise<Walks> {
  const { walksKey } = funnel
  if (walksKey !== null) {
    return {
      ...(await readKeptWalks(request, walksKey)),
      named: () => readNamedWalks(request, walksKey),
    }
  }
  const rows = await walkHits(request, funnel)
  const walks = rows.filter(isCounted)
  return { walks, leftOut: rows.filter((row) => row.left_out !== null), named: () => walks }
}

type WalkRow = NamedWalk & Pick<FunnelRow, 'left_out'>
type GroupRow = Pick<FunnelRow, 'left_out' | 'group_value' | 'stratum'> & {
  units: number
  walks: string | null
}

const isCounted = (row: WalkRow) => row.left_out === null && row.after_ms.length > 0

async function readKeptWalks(
  request: MetricRequest,
  key: string,
): Promise<Pick<Walks, 'walks' | 'leftOut'>> {
  const groups = await runQuery<GroupRow>(request, keptWalksQuery, valuesOf(request, key))
  const walks: Walk[] = []
  const leftOut: Walks['leftOut'] = []
  for (const { left_out, group_value, stratum, units, walks: texts } of groups) {
    if (left_out !== null) {
      for (let unit = 0; unit < units; unit += 1) leftOut.push({ left_out })
      continue
    }
    for (const text of texts?.split(';') ?? []) {
      const [entered_ms = 0, ...after_ms] = text.split(',').map(Number)
      walks.push({ group_value, stratum, entered_ms, after_ms })
    }
  }
  return { walks, leftOut }
}

async function readNamedWalks(request: MetricRequest, key: string): Promise<NamedWalk[]> {
  const rows = await runQuery<Omit<WalkRow, 'after_ms'> & { after_ms: string | null }>(
    request,
    walksQuery,
    valuesOf(request, key),
  )
  return rows
    .map((row) => ({ ...row, after_ms: row.after_ms?.split(',').map(Number) ?? [] }))
    .filter(isCounted)
}

const valuesOf = ({ environment, asOfMs, level }: MetricRequest, key: string) => ({
  environment_id: environment.id,
  as_of: toIso(asOfMs),
  level,
  funnel_key: key,
})

async function walkHits(request: MetricRequest, funnel: ResolvedFunnel): Promise<WalkRow[]> {
  const { level } = request
  const { rawEventsFromMs } = await definitionsOf(request)
  const { told, labels, terms, hitsKey } = funnel
  const texts = newNamedTexts()
  const text =
    hitsKey === null
      ? withRelations(
          query,
          hitsOfEvents(
            terms,
            {
              level,
              isStrict: told.order === 'strict_best_entry',
              rawFrom: toIso(rawEventsFromMs ?? 0),
            },
            texts,
          ),
        )
      : query
  const values = { ...valuesOf(request, hitsKey ?? ''), ...texts.named }
  const rule: FunnelRule = {
    stepCount: labels.length,
    windowMs: told.windowMs,
    order: told.order,
    excludedBetween: told.exclude?.between ?? null,
  }
  const rows = await runQuery<FunnelRow>(request, text, values)
  return rows.map(({ at_ms, steps, ...row }) => {
    const times = at_ms === null || steps === null ? [] : walkFunnel(toHits({ at_ms, steps }), rule)
    const entered_ms = times[0] ?? 0
    return { ...row, entered_ms, after_ms: times.map((time) => time - entered_ms) }
  })
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
