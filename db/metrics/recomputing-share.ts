import type { MetricRequest } from './metric-request.ts'

/**
 * How far history is read again for what a report is made of, 0 to 1: the least of it. Null when all
 * is in step, and for a past as-of, which is computed from raw events whatever the tables say.
 */
export async function recomputingShare(
  { sql, environment, isPast }: MetricRequest,
  {
    milestones = [],
    isOfFeatures = false,
    funnel = null,
  }: { milestones?: string[]; isOfFeatures?: boolean; funnel?: string | null },
): Promise<number | null> {
  if (isPast) return null
  const [row] = await sql<{ share: number | null }[]>`
    select min(least(1, coalesce(done::float8 / nullif(total, 0), 0))) as share
    from backfills
    where environment_id = ${environment.id} and (
      (subject_kind = 'milestone' and subject_key = any(${milestones}::text[]))
      or (subject_kind = 'funnel' and subject_key = ${funnel}::text)
      or (${isOfFeatures} and (subject_kind = 'feature' or subject_key = '*')))`
  return row?.share ?? null
}
