import type { ChecklistContent } from '#contract/checklist'
import type { MetricRequest } from '../metric-request.ts'

/** A published checklist, as far as completion is concerned. */
export interface Checklist {
  key: string
  title: string
  phases: { key: string; title: string; milestones: string[] }[]
}

/** The checklist asked for, or the one made first, as it is published now. */
export async function findChecklist({
  sql,
  environment,
  query,
}: MetricRequest): Promise<Checklist | null> {
  const checklist = query.checklist ?? null
  const [row] = await sql<{ key: string; content: ChecklistContent }[]>`
    select guides.key, version.content -> 'content' as content
    from guides
    join guide_versions version
      on version.environment_id = guides.environment_id and version.id = guides.published_version_id
    where guides.environment_id = ${environment.id} and guides.kind = 'checklist'
      and guides.status = 'published' and (${checklist}::text is null or guides.key = ${checklist})
    order by guides.created_at, guides.key
    limit 1`
  if (!row) return null
  return {
    key: row.key,
    title: row.content.title.en,
    phases: row.content.phases.map(({ key, title, steps }) => ({
      key,
      title: title.en,
      milestones: [...new Set(steps.map((step) => step.milestone))],
    })),
  }
}
