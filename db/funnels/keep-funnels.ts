import type { TenantSql } from '../client.ts'
import type { Definitions, FunnelDefinition } from '../facts/definitions.ts'
import type { AttributedEvent } from '../facts/derive-facts.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import { readHit, termsOf } from './funnel-terms.ts'
import { hitTexts, ruleOf, toWalks, type UnitHits, writeWalks } from './unit-walks.ts'

/**
 * Keeps what fresh events are of the saved funnels, and how far their units now are, in the transaction
 * that stored them and under the locks of their users and accounts. Costs nothing where no funnel is
 * saved; of a unit that these events cannot move no hit is read.
 */
export async function keepFunnels(
  sql: TenantSql,
  { environmentId, funnels }: Definitions,
  events: readonly AttributedEvent[],
): Promise<void> {
  const hits = funnels.flatMap((funnel) => findHits(funnel, events))
  if (hits.length === 0) return
  await sql`
    insert into funnel_hits (environment_id, funnel_key, message_id, account_id, user_id,
      occurred_at, received_at, steps, held)
    select ${environmentId}, funnel_key, message_id, account_id, user_id, occurred_at, received_at,
      steps, held
    from ${rowsOf(sql, hits, 'funnel_key text, message_id text, account_id text, user_id text, occurred_at timestamptz, received_at timestamptz, steps integer, held text')}
    order by funnel_key, message_id
    on conflict do nothing`
  const moved = await findMoved(sql, environmentId, funnels, hits)
  if (moved.length === 0) return
  const units = await sql<UnitHits[]>`
    select row.funnel_key, row.unit_id, row.held, ${sql.unsafe(hitTexts)}
    from ${rowsOf(sql, moved, 'funnel_key text, level text, unit_id text, held text, since timestamptz, until timestamptz')}
    join funnel_hits hit on hit.environment_id = ${environmentId}
      and hit.funnel_key = row.funnel_key and hit.held = row.held
      and ((row.level = 'account' and hit.account_id = row.unit_id)
        or (row.level = 'user' and hit.user_id = row.unit_id))
      and hit.occurred_at between row.since and row.until
    group by row.funnel_key, row.unit_id, row.held`
  await writeWalks(sql, environmentId, toWalks(funnels, units))
}

interface Hit {
  funnel_key: string
  message_id: string
  account_id: string | null
  user_id: string | null
  occurred_at: string
  received_at: string
  steps: number
  held: string
  level: 'account' | 'user'
  unit_id: string
  at_ms: number
}

function findHits(funnel: FunnelDefinition, events: readonly AttributedEvent[]): Hit[] {
  const terms = termsOf(funnel)
  return events.flatMap((event) => {
    const unit_id = funnel.level === 'account' ? event.accountId : event.userId
    const hit = unit_id === null ? null : readHit(terms, event)
    if (hit === null || unit_id === null) return []
    return {
      funnel_key: funnel.key,
      message_id: event.messageId,
      account_id: event.accountId,
      user_id: event.userId,
      occurred_at: toTimestamp(event.occurredAtMs),
      received_at: toTimestamp(event.receivedAtMs),
      ...hit,
      level: funnel.level,
      unit_id,
      at_ms: event.occurredAtMs,
    }
  })
}

/** Units whose walk these hits may change, with the time in which it may lie. */
async function findMoved(
  sql: TenantSql,
  environmentId: string,
  funnels: readonly FunnelDefinition[],
  hits: readonly Hit[],
) {
  const touched = new Map<string, { firstMs: number; enteredMs: number; hit: Hit }>()
  for (const hit of hits) {
    const id = JSON.stringify([hit.funnel_key, hit.unit_id, hit.held])
    const known = touched.get(id)
    const enteredMs = hit.steps & 2 ? hit.at_ms : Infinity
    touched.set(id, {
      firstMs: Math.min(hit.at_ms, known?.firstMs ?? Infinity),
      enteredMs: Math.min(enteredMs, known?.enteredMs ?? Infinity),
      hit,
    })
  }
  const units = [...touched.values()]
  const rows = units.map(({ hit: { funnel_key, unit_id, held } }, place) => ({
    place,
    funnel_key,
    unit_id,
    held,
  }))
  const entries = await sql<{ place: number; enteredMs: number }[]>`
    select row.place, walk.entered_at as "enteredMs"
    from ${rowsOf(sql, rows, 'place integer, funnel_key text, unit_id text, held text')}
    join funnel_walks walk on walk.environment_id = ${environmentId}
      and walk.funnel_key = row.funnel_key and walk.unit_id = row.unit_id and walk.held = row.held`
  const enteredBefore = new Map(entries.map(({ place, enteredMs }) => [place, enteredMs]))
  const windows = new Map(funnels.map((funnel) => [funnel.key, ruleOf(funnel).windowMs]))
  return units.flatMap(({ firstMs, enteredMs, hit }, place) => {
    const { funnel_key, level, unit_id, held } = hit
    const fromMs = Math.min(enteredBefore.get(place) ?? Infinity, enteredMs)
    const untilMs = fromMs + (windows.get(funnel_key) ?? 0)
    // Nobody enters by a later step, and what comes after the window moves nobody.
    if (fromMs === Infinity || firstMs > untilMs) return []
    return {
      funnel_key,
      level,
      unit_id,
      held,
      since: toTimestamp(fromMs),
      until: toTimestamp(untilMs),
    }
  })
}
