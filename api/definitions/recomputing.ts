import type { TenantSql } from '../../db/client.ts'

/**
 * How far history is read again for one definition, 0 to 1; null when it is in step. Changed days
 * (`*`) touch uses of features, no milestone.
 */
export function recomputingShare(
  sql: TenantSql,
  kind: 'milestone' | 'feature' | 'funnel',
  key: string,
) {
  return sql`(
    select min(least(1, coalesce(b.done::float8 / nullif(b.total, 0), 0)))
    from backfills b
    where b.environment_id = d.environment_id
      and ((b.subject_kind = ${kind} and b.subject_key = ${sql(key)})
        or (b.subject_key = '*' and ${kind}::text = 'feature'))
  )`
}
