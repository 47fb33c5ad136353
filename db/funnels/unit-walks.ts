import type { TenantSql } from '../client.ts'
import type { FunnelDefinition } from '../facts/definitions.ts'
import { rowsOf } from '../rows-of.ts'
import { type FunnelRule, walkFunnel } from './walk-funnel.ts'

const dayMs = 86_400_000

/** How far a unit got in a saved funnel, in order from its first entry. */
export interface UnitWalk {
  funnel_key: string
  unit_id: string
  held: string
  entered_at_ms: number
  /** Since the entry, one for each step that was done, the first 0. */
  after_ms: number[]
}

/** How a saved funnel is walked unless it is asked otherwise. */
export function ruleOf({ steps, windowDays, exclude }: FunnelDefinition): FunnelRule {
  return {
    stepCount: steps.length,
    windowMs: Math.round(windowDays * dayMs),
    order: 'ordered_first',
    excludedBetween: exclude?.between ?? null,
  }
}

/**
 * Columns that tell a group of hits as two texts: its instants, ms, and what each of them can be, in
 * the order of the stream.
 */
export const hitTexts = `string_agg(
    round(date_part('epoch', occurred_at) * 1000)::bigint::text, ',' order by occurred_at, message_id
  ) as at_ms,
  string_agg(steps::text, ',' order by occurred_at, message_id) as steps`

/** Reads `hitTexts` back. */
export function toHits({ at_ms, steps }: { at_ms: string; steps: string }) {
  const masks = steps.split(',')
  return at_ms.split(',').map((at, index) => ({ atMs: Number(at), steps: Number(masks[index]) }))
}

/** A unit with all that it did of a saved funnel, as far as the walk can depend on it. */
export interface UnitHits {
  funnel_key: string
  unit_id: string
  held: string
  at_ms: string
  steps: string
}

/** The walks of those who entered. */
export function toWalks(
  funnels: readonly FunnelDefinition[],
  units: readonly UnitHits[],
): UnitWalk[] {
  const rules = new Map(funnels.map((funnel) => [funnel.key, ruleOf(funnel)]))
  return units.flatMap(({ funnel_key, unit_id, held, ...texts }) => {
    const rule = rules.get(funnel_key)
    const times = rule ? walkFunnel(toHits(texts), rule) : []
    const entered_at_ms = times[0]
    if (entered_at_ms === undefined) return []
    const after_ms = times.map((time) => time - entered_at_ms)
    return { funnel_key, unit_id, held, entered_at_ms, after_ms }
  })
}

/** Writes what is not written yet. */
export async function writeWalks(
  sql: TenantSql,
  environmentId: string,
  walks: readonly UnitWalk[],
): Promise<void> {
  if (walks.length === 0) return
  const rows = walks.map(({ entered_at_ms, after_ms, ...walk }) => ({
    ...walk,
    entered_at: new Date(entered_at_ms).toISOString(),
    after_ms: `{${after_ms.join(',')}}`,
  }))
  await sql`
    insert into funnel_walks as walk
      (environment_id, funnel_key, unit_id, held, entered_at, after_ms)
    select ${environmentId}, funnel_key, unit_id, held, entered_at, after_ms::bigint[]
    from ${rowsOf(sql, rows, 'funnel_key text, unit_id text, held text, entered_at timestamptz(3), after_ms text')}
    order by funnel_key, unit_id, held
    on conflict (environment_id, funnel_key, unit_id, held) do update
      set entered_at = excluded.entered_at, after_ms = excluded.after_ms
      where (walk.entered_at, walk.after_ms) is distinct from (excluded.entered_at, excluded.after_ms)`
}
