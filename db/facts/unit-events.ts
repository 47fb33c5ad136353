import type { TenantSql } from '../client.ts'

/** Users and accounts whose facts are looked at together. */
export interface Units {
  environmentId: string
  userIds: readonly string[]
  accountIds: readonly string[]
}

/**
 * Raw events that can belong to any of the units, found through the indexes on ids as sent. For a
 * statement whose first parameters are those of `unitEventParams`. Some belong to nobody asked for:
 * look at what attribution says.
 */
export const unitEvents = `select * from events
  where environment_id = $1::uuid and (
    user_id = any($2::text[])
    or (user_id is null and anonymous_id = any($3::text[]))
    or account_id = any($4::text[]))`

/** $1 environment, $2 user ids as sent, $3 anonymous ids, $4 account ids as sent. */
export async function unitEventParams(
  sql: TenantSql,
  { environmentId, userIds, accountIds }: Units,
): Promise<[string, string[], string[], readonly string[]]> {
  const members = await sql<{ userId: string }[]>`
    select distinct user_id as "userId" from memberships
    where environment_id = ${environmentId} and account_id = any(${[...accountIds]}::text[])`
  const people = [...new Set([...userIds, ...members.map((member) => member.userId)])]
  const identities = await sql<{ kind: 'anonymous' | 'alias'; id: string }[]>`
    select kind, id from identities
    where environment_id = ${environmentId} and user_id = any(${people}::text[])`
  const idsOf = (kind: string) => identities.filter((row) => row.kind === kind).map((row) => row.id)
  return [environmentId, [...people, ...idsOf('alias')], idsOf('anonymous'), accountIds]
}
