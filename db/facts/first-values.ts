import type { TenantSql } from '../client.ts'
import type { Definitions } from './definitions.ts'
import type { Units } from './unit-events.ts'

/**
 * Keeps beside these users and accounts (`first_value_at`) when they reached the milestone that stands for
 * first value, as `milestone_facts` say; null: they have not. Whoever writes these facts calls it behind, under
 * the locks of the units. While a job reads them again (`backfills`), the column lags behind.
 */
export async function keepFirstValues(
  sql: TenantSql,
  { milestones }: Pick<Definitions, 'milestones'>,
  { environmentId, userIds, accountIds }: Units,
): Promise<void> {
  const milestone = milestones.find(({ firstValue }) => firstValue)
  if (!milestone) return
  const keep = (table: 'users' | 'accounts', level: 'user' | 'account', ids: readonly string[]) =>
    ids.length === 0
      ? null
      : sql`
          update ${sql(table)} unit set first_value_at = read.reached_at
          from (
            select id, fact.reached_at
            from unnest(${[...ids]}::text[]) as touched (id)
            left join milestone_facts fact
              on fact.environment_id = ${environmentId} and fact.milestone_key = ${milestone.key}
              and fact.level = ${level} and fact.unit_id = touched.id
          ) read
          where unit.environment_id = ${environmentId} and unit.id = read.id
            and unit.first_value_at is distinct from read.reached_at`
  await Promise.all([keep('users', 'user', userIds), keep('accounts', 'account', accountIds)])
}
