import { sdkEvents } from '#contract/rules/sdk-events'
import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'
import { readGuideEvent } from './read-guide-event.ts'
import type { Identities } from './resolve-identities.ts'

const keptLines = 100
const keptLineChars = 500

/** Keeps the latest decision of each person's pages about each guide, in whatever order they arrive. */
export async function keepDecisions(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  identities: Identities,
): Promise<void> {
  const latest = new Map<string, Decision>()
  for (const event of events) {
    if (event.name !== sdkEvents.guideDecided) continue
    const about = readGuideEvent(event, identities)
    const { shown, trace } = event.properties
    if (!about || typeof shown !== 'boolean') continue
    const decision: Decision = {
      guide_key: about.guideKey,
      user_id: about.personId,
      version_id: about.versionId,
      shown,
      trace: toLines(trace),
      decided_at: toTimestamp(event.occurredAtMs),
    }
    const id = `${decision.guide_key}\n${decision.user_id}`
    const known = latest.get(id)
    if (!known || orderOf(decision) >= orderOf(known)) latest.set(id, decision)
  }
  if (latest.size === 0) return
  await sql`
    insert into guide_decisions as known
      (environment_id, guide_key, user_id, version_id, shown, trace, decided_at)
    select ${environmentId}, row.guide_key, row.user_id, row.version_id, row.shown, row.trace,
      row.decided_at
    from ${rowsOf(sql, [...latest.values()], rowColumns)}
    join guides on guides.environment_id = ${environmentId} and guides.key = row.guide_key
    order by row.guide_key, row.user_id
    on conflict (environment_id, guide_key, user_id) do update set
      version_id = excluded.version_id, shown = excluded.shown, trace = excluded.trace,
      decided_at = excluded.decided_at
    where (excluded.decided_at, excluded.shown) >= (known.decided_at, known.shown)`
}

interface Decision {
  guide_key: string
  user_id: string
  version_id: string
  shown: boolean
  trace: string[]
  decided_at: string
}

const rowColumns = `guide_key text, user_id text, version_id uuid, shown boolean, trace jsonb,
  decided_at timestamptz`

/** Of two decisions of the same millisecond the one that showed the guide stands. */
const orderOf = ({ decided_at, shown }: Decision) => `${decided_at}${Number(shown)}`

function toLines(trace: unknown): string[] {
  if (!Array.isArray(trace)) return []
  return trace
    .filter((line) => typeof line === 'string')
    .slice(0, keptLines)
    .map((line) => line.slice(0, keptLineChars))
}
