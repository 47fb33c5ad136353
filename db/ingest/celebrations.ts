import type { Celebration } from '#contract/event-batch'
import { sdkEvents } from '#contract/rules/sdk-events'
import { uuidv7 } from 'uuidv7'
import type { TenantSql } from '../client.ts'
import type { Definitions } from '../facts/definitions.ts'
import type { ReachedMilestone } from '../facts/derive-facts.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'
import { isUuid } from './read-guide-event.ts'

/** A page that was offered a celebration and never said that it was shown loses it after this long. */
const leaseMs = 60_000

/** An account's first value is celebrated once, by whoever completed it. */
export async function prepareCelebrations(
  sql: TenantSql,
  definitions: Definitions,
  reached: readonly ReachedMilestone[],
): Promise<void> {
  const firstValues = new Set(
    definitions.milestones.filter((one) => one.firstValue).map((one) => one.key),
  )
  const rows = reached.flatMap((one) =>
    one.level === 'account' && one.isNew && one.userId && firstValues.has(one.milestoneKey)
      ? {
          milestone_key: one.milestoneKey,
          account_id: one.unitId,
          id: uuidv7(),
          user_id: one.userId,
          reached_at: toTimestamp(one.reachedAtMs),
        }
      : [],
  )
  if (rows.length === 0) return
  await sql`
    insert into celebrations (environment_id, milestone_key, account_id, id, user_id, reached_at)
    select ${definitions.environmentId}, milestone_key, account_id, id, user_id, reached_at
    from ${rowsOf(sql, rows, 'milestone_key text, account_id text, id uuid, user_id text, reached_at timestamptz')}
    on conflict do nothing`
}

/** Pages say with an event that a celebration was on screen; it is never offered again. */
export async function settleCelebrations(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<void> {
  const rows = events.flatMap((event) =>
    event.name === sdkEvents.celebrationShown && isUuid(event.properties.celebrationId)
      ? { id: event.properties.celebrationId, at: toTimestamp(event.occurredAtMs) }
      : [],
  )
  if (rows.length === 0) return
  await sql`
    update celebrations c set shown_at = row.at
    from ${rowsOf(sql, rows, 'id uuid, at timestamptz')}
    where c.environment_id = ${environmentId} and c.id = row.id and c.shown_at is null`
}

/**
 * Offers the open celebrations of users to pages of theirs that ask, and to no other page for a minute.
 * By user; whoever has none is left out.
 */
export async function offerCelebrations(
  sql: TenantSql,
  environmentId: string,
  userIds: readonly string[],
  nowMs: number,
): Promise<Map<string, Celebration[]>> {
  const offered = new Map<string, Celebration[]>()
  const [now, before] = [toTimestamp(nowMs), toTimestamp(nowMs - leaseMs)]
  // Nearly always there are none, and reading is a good deal cheaper than finding nothing to update.
  const open = await sql<{ id: string }[]>`
    select id from celebrations
    where environment_id = ${environmentId} and user_id = any(${[...userIds]}::text[])
      and shown_at is null and (offered_at is null or offered_at <= ${before})
    order by milestone_key, account_id`
  if (open.length === 0) return offered
  const rows = await sql<(Celebration & { userId: string })[]>`
    with open as (
      select id from celebrations
      where environment_id = ${environmentId} and id = any(${open.map(({ id }) => id)}::uuid[])
        and shown_at is null and (offered_at is null or offered_at <= ${before})
      order by milestone_key, account_id for update
    )
    update celebrations c set offered_at = ${now}
    from open, accounts a
    where c.environment_id = ${environmentId} and c.id = open.id
      and a.environment_id = c.environment_id and a.id = c.account_id
    returning c.user_id as "userId", c.id, c.milestone_key as milestone,
      greatest(0, extract(epoch from c.reached_at - a.created_at) * 1000)::float8 as "sinceStartMs"`
  for (const { userId, ...celebration } of rows) {
    offered.set(userId, [...(offered.get(userId) ?? []), celebration])
  }
  return offered
}
