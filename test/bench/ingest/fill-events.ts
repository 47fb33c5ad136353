import type postgres from 'postgres'

const eventsPerStatement = 500_000

/**
 * Stores events of the same users and accounts, until the environment holds so many: at once in SQL,
 * since only their number is of interest. Without facts, which grow with users and days, not events.
 */
export async function fillEvents(
  sql: postgres.Sql,
  environmentId: string,
  stored: number,
): Promise<void> {
  const [known] = await sql<{ count: string }[]>`
    select count(*) from message_ids where environment_id = ${environmentId}`
  for (let from = Number(known?.count ?? 0); from < stored; from += eventsPerStatement) {
    const to = Math.min(from + eventsPerStatement, stored)
    await sql`
      with made as materialized (
        select 'fill-' || n as message_id, (n * 7919) % 2000 as person, n,
          date_trunc('month', now()) + (now() - date_trunc('month', now())) * (n / ${stored}::float8) as at
        from generate_series(${from + 1}::bigint, ${to}::bigint) as n
      ),
      ids as (
        insert into message_ids (environment_id, message_id, received_at)
        select ${environmentId}, message_id, at from made
      )
      insert into events (environment_id, message_id, received_at, occurred_at, original_at, type,
        name, user_id, account_id, properties, context)
      select ${environmentId}, message_id, at, at, at, 'track', 'viewed', 'user-' || person,
        'account-' || person % 400,
        jsonb_build_object('path', '/projects/' || n % 50, 'button', 'primary', 'position', n % 12),
        jsonb_build_object('groupId', 'account-' || person % 400)
      from made`
  }
  await sql`analyze message_ids`
  await sql`analyze events`
  await sql`checkpoint`
}
