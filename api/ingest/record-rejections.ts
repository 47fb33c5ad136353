import { uuidv7 } from 'uuidv7'
import type { EventCode } from '#contract/codes'
import { isSecretField } from '#contract/rules/is-secret-field'
import type { TenantSql } from '../../db/client.ts'
import { addIngestCounts } from '../../db/ingest/store-events.ts'
import { rowsOf, toTimestamp } from '../../db/rows-of.ts'
import { toStorableText } from '../storable-text.ts'

/** A refused event, kept so that the developer who sent it can see why. */
export interface Rejection {
  code: EventCode
  field: string | null
  input: unknown
  receivedAtMs: number
  source: string | null
}

/** A sender that does everything wrong must not fill the table: so many are kept, counts stay whole. */
export const keptPerMinute = 50
/** Live events shows 200; older ones than these have been fixed or given up. */
export const keptPerEnvironment = 2_000
const payloadChars = 2_000
const fieldChars = 255
const minuteMs = 60_000
const hourMs = 3_600_000

/**
 * Counts every refusal, and keeps the first ones of each minute with the head of what was sent.
 * Transactions that commit at the same time do not see each other, so a few more can stay.
 */
export async function recordRejections(
  sql: TenantSql,
  environmentId: string,
  rejections: readonly Rejection[],
): Promise<void> {
  if (rejections.length === 0) return
  await addIngestCounts(
    sql,
    environmentId,
    rejections.map(({ code, receivedAtMs }) => ({
      hourMs: startOf(hourMs, receivedAtMs),
      reason: `rejected:${code}`,
      count: 1,
    })),
  )
  const kept = await chooseKept(sql, environmentId, rejections)
  if (kept.length === 0) return
  const rows = kept.map((rejection) => ({
    id: uuidv7(),
    received_at: toTimestamp(rejection.receivedAtMs),
    code: rejection.code,
    field: shortText(rejection.field),
    source: shortText(rejection.source),
    payload: headOf(rejection.input),
    ...sentFields(rejection.input),
  }))
  await sql`
    insert into rejected_events (environment_id, id, received_at, code, field, type, name, user_id,
      anonymous_id, account_id, payload, source)
    select ${environmentId}, id, received_at, code, field, type, name, user_id, anonymous_id,
      account_id, payload, source
    from ${rowsOf(sql, rows, 'id uuid, received_at timestamptz, code text, field text, type text, name text, user_id text, anonymous_id text, account_id text, payload text, source text')}`
}

/** What the minutes of these have room for; the first ones of a minute make room among the old. */
async function chooseKept(
  sql: TenantSql,
  environmentId: string,
  rejections: readonly Rejection[],
): Promise<Rejection[]> {
  const kept: Rejection[] = []
  const minuteOf = (one: Rejection) => startOf(minuteMs, one.receivedAtMs)
  for (const minute of new Set(rejections.map(minuteOf))) {
    const [known] = await sql<{ count: number }[]>`
      select count(*)::int as count from rejected_events
      where environment_id = ${environmentId} and received_at >= ${toTimestamp(minute)}
        and received_at < ${toTimestamp(minute + minuteMs)}`
    const count = known?.count ?? 0
    if (count === 0) await forgetOldest(sql, environmentId)
    const ofMinute = rejections.filter((one) => minuteOf(one) === minute)
    kept.push(...ofMinute.slice(0, Math.max(0, keptPerMinute - count)))
  }
  return kept
}

async function forgetOldest(sql: TenantSql, environmentId: string): Promise<void> {
  await sql`
    delete from rejected_events where environment_id = ${environmentId} and received_at <= (
      select received_at from rejected_events where environment_id = ${environmentId}
      order by received_at desc offset ${keptPerEnvironment - keptPerMinute} limit 1
    )`
}

const startOf = (stepMs: number, atMs: number) => Math.floor(atMs / stepMs) * stepMs

function sentFields(input: unknown) {
  const sent = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
  const context = sent.context as Record<string, unknown> | null | undefined
  return {
    type: shortText(sent.type),
    name: shortText(sent.event ?? sent.name),
    user_id: shortText(sent.userId),
    anonymous_id: shortText(sent.anonymousId),
    account_id: shortText(sent.groupId ?? context?.groupId),
  }
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' ? toStorableText(value.slice(0, fieldChars)) : null
}

/** Without passwords and the like. What nests too deep for JSON.stringify is not shown. */
function headOf(input: unknown): string {
  const keep = (name: string, value: unknown) => (isSecretField(name, value) ? undefined : value)
  try {
    return toStorableText((JSON.stringify(input, keep) ?? '').slice(0, payloadChars))
  } catch {
    return '(nested too deep to be shown)'
  }
}
