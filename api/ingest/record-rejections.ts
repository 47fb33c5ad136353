import { uuidv7 } from 'uuidv7'
import type { EventCode } from '#contract/codes'
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

/** A sender that does everything wrong must not fill the table: so many are kept per transaction. */
const keptPerCommit = 50
const payloadChars = 2_000
const hourMs = 3_600_000

/** Counts every refusal and keeps the first ones with the head of what was sent. */
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
      hourMs: Math.floor(receivedAtMs / hourMs) * hourMs,
      reason: `rejected:${code}`,
      count: 1,
    })),
  )
  const rows = rejections.slice(0, keptPerCommit).map((rejection) => ({
    id: uuidv7(),
    received_at: toTimestamp(rejection.receivedAtMs),
    code: rejection.code,
    field: rejection.field,
    source: rejection.source,
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
  return typeof value === 'string' ? toStorableText(value.slice(0, 255)) : null
}

/** What nests too deep for JSON.stringify is not shown. */
function headOf(input: unknown): string {
  try {
    return toStorableText((JSON.stringify(input) ?? '').slice(0, payloadChars))
  } catch {
    return '(nested too deep to be shown)'
  }
}
