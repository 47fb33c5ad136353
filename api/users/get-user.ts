import type { User } from '#contract/account'
import { toTimestamp } from '../../db/rows-of.ts'
import { toIso } from '../accounts/account-rows.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { readAliases } from './read-aliases.ts'

/** A user with the accounts they belong to now; an id that was merged away means the one it became. */
export async function getUser(
  { database, environment, now }: RequestContext,
  sentId: string,
): Promise<User> {
  return database.withTenants([environment.id], async (sql) => {
    const id = (await readAliases(sql, environment.id, [sentId])).get(sentId) ?? sentId
    const [row] = await sql<Row[]>`
      select u.id, u.created_at as "createdAtMs", u.last_seen_at as "lastSeenAtMs", u.traits, u.bot,
        u.internal,
        array(
          select distinct m.account_id from memberships m
          where m.environment_id = u.environment_id and m.user_id = u.id and not m.erased
            and m.valid_from <= ${toTimestamp(now)}::text::timestamptz
            and (m.valid_to is null or m.valid_to > ${toTimestamp(now)}::text::timestamptz)
          order by m.account_id
        ) as accounts
      from users u where u.environment_id = ${environment.id} and u.id = ${id}`
    if (!row) throw notFound('user', sentId)
    const { createdAtMs, lastSeenAtMs, ...rest } = row
    return {
      ...rest,
      createdAt: new Date(createdAtMs).toISOString(),
      lastSeenAt: toIso(lastSeenAtMs),
    }
  })
}

type Row = Omit<User, 'createdAt' | 'lastSeenAt'> & {
  createdAtMs: number
  lastSeenAtMs: number | null
}
