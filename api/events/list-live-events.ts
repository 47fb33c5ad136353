import { eventCodes, type EventCode } from '#contract/codes'
import type { LiveEvent } from '#contract/live-event'
import type { TenantSql } from '../../db/client.ts'
import { loadSql } from '../../db/load-sql.ts'
import { toTimestamp } from '../../db/rows-of.ts'
import type { RequestContext } from '../request-context.ts'
import {
  fromLiveCursorText,
  nextLiveCursor,
  overlapMs,
  toLiveCursorText,
  wasShown,
} from './live-cursor.ts'

const attributedEvents = loadSql(import.meta.url, '../../db/facts/attributed-events.sql')
const SHOWN = 200

type ReceivedEvent = LiveEvent & { receivedAtMs: number }

/** What arrived, accepted and refused, newest first; with `after` only what is new since. */
export async function listLiveEvents(
  { database, environment, now }: RequestContext,
  after: string | undefined,
): Promise<{ rows: LiveEvent[]; cursor: string }> {
  const cursor = fromLiveCursorText(after)
  const sinceMs = cursor ? cursor.untilMs - overlapMs : 0
  const limit = SHOWN + (cursor?.shown.size ?? 0)
  const read = await database.withTenants([environment.id], async (sql) => [
    ...(await readAccepted(sql, environment.id, sinceMs, limit)),
    ...(await readRefused(sql, environment.id, sinceMs, limit)),
  ])
  read.sort((a, b) => b.receivedAtMs - a.receivedAtMs || (a.id < b.id ? 1 : -1))
  const rows = read.filter(({ id }) => !wasShown(cursor, id)).slice(0, SHOWN)
  return {
    rows: rows.map(({ receivedAtMs: _, ...row }) => row),
    cursor: toLiveCursorText(nextLiveCursor(cursor, read, now)),
  }
}

interface AcceptedRow {
  id: string
  type: string
  name: string
  receivedAtMs: number
  occurredAtMs: number
  originalAtMs: number
  userId: string | null
  anonymousId: string | null
  accountId: string | null
  properties: Record<string, unknown>
  context: Record<string, unknown>
}

/** With user and account as attributed, and as sent in the payload. */
async function readAccepted(
  sql: TenantSql,
  environmentId: string,
  sinceMs: number,
  limit: number,
): Promise<ReceivedEvent[]> {
  const rows = await sql.unsafe<AcceptedRow[]>(
    `with candidate_events as (
       select * from events
       where environment_id = $1::uuid and received_at > $2::text::timestamptz
       order by received_at desc, message_id desc limit $3
     ), ${attributedEvents}
     select e.message_id as id, e.type, e.name, e.received_at as "receivedAtMs",
       e.occurred_at as "occurredAtMs", e.original_at as "originalAtMs",
       coalesce(a.user_id, e.user_id) as "userId", e.anonymous_id as "anonymousId",
       a.account_id as "accountId", e.properties, e.context
     from candidate_events e
     join attributed_events a using (message_id, received_at)`,
    [environmentId, toTimestamp(sinceMs), limit] as string[],
  )
  const completed = await readCompleted(sql, environmentId, rows)
  return rows.map(({ properties, context, originalAtMs, ...row }) => ({
    id: row.id,
    receivedAtMs: row.receivedAtMs,
    receivedAt: new Date(row.receivedAtMs).toISOString(),
    occurredAt: new Date(row.occurredAtMs).toISOString(),
    status: 'accepted',
    type: row.type,
    name: row.name,
    userId: row.userId,
    anonymousId: row.anonymousId,
    accountId: row.accountId,
    code: null,
    field: null,
    sentence: null,
    fix: null,
    payload: {
      messageId: row.id,
      type: row.type,
      name: row.name,
      timestamp: new Date(originalAtMs).toISOString(),
      properties,
      context,
    },
    completed: completed.get(row.id) ?? [],
    source: libraryOf(context),
  }))
}

/** Keys of milestones whose first touch is one of these events. */
async function readCompleted(
  sql: TenantSql,
  environmentId: string,
  rows: readonly AcceptedRow[],
): Promise<Map<string, string[]>> {
  const distinct = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  const facts = await sql<{ id: string; milestone: string }[]>`
    select distinct message_id as id, milestone_key as milestone from milestone_facts
    where environment_id = ${environmentId}
      and ((level = 'account' and unit_id = any(${distinct(rows.map((row) => row.accountId))}::text[]))
        or (level = 'user' and unit_id = any(${distinct(rows.map((row) => row.userId))}::text[])))
      and message_id = any(${rows.map((row) => row.id)}::text[])
    order by milestone_key`
  const completed = new Map<string, string[]>()
  for (const { id, milestone } of facts)
    completed.set(id, [...(completed.get(id) ?? []), milestone])
  return completed
}

interface RefusedRow {
  id: string
  receivedAtMs: number
  code: EventCode
  field: string | null
  type: string | null
  name: string | null
  userId: string | null
  anonymousId: string | null
  accountId: string | null
  payload: string
  source: string | null
}

async function readRefused(
  sql: TenantSql,
  environmentId: string,
  sinceMs: number,
  limit: number,
): Promise<ReceivedEvent[]> {
  const rows = await sql<RefusedRow[]>`
    select id, received_at as "receivedAtMs", code, field, type, name, user_id as "userId",
      anonymous_id as "anonymousId", account_id as "accountId", payload, source
    from rejected_events
    where environment_id = ${environmentId} and received_at > ${toTimestamp(sinceMs)}::text::timestamptz
    order by received_at desc, id desc limit ${limit}`
  return rows.map((row) => ({
    ...row,
    receivedAt: new Date(row.receivedAtMs).toISOString(),
    occurredAt: null,
    status: 'rejected',
    type: row.type ?? '',
    sentence: eventCodes[row.code].sentence,
    fix: eventCodes[row.code].fix,
    completed: [],
  }))
}

function libraryOf({ library }: Record<string, unknown>): string | null {
  if (typeof library !== 'object' || library === null || !('name' in library)) return null
  const { name } = library
  const version = 'version' in library ? library.version : undefined
  return typeof name === 'string' ? [name, version].filter(Boolean).join(' ').slice(0, 100) : null
}
