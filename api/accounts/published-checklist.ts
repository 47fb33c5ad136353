import type { Phase } from '#contract/checklist'
import type { TenantSql } from '../../db/client.ts'

export interface ChecklistPhase {
  key: string
  title: string
  steps: { title: string; milestone: string }[]
}

/** The phases that accounts go through: of the oldest published checklist; empty without one. */
export async function readChecklistPhases(
  sql: TenantSql,
  environmentId: string,
): Promise<ChecklistPhase[]> {
  const [row] = await sql<{ phases: Phase[] }[]>`
    select v.content -> 'content' -> 'phases' as phases
    from guides g
    join guide_versions v on v.environment_id = g.environment_id and v.id = g.published_version_id
    where g.environment_id = ${environmentId} and g.kind = 'checklist' and g.status = 'published'
    order by g.created_at, g.key limit 1`
  return (row?.phases ?? []).map(({ key, title, steps }) => ({
    key,
    title: title.en,
    steps: steps.map((step) => ({ title: step.title.en, milestone: step.milestone })),
  }))
}

/** The first phase that is not done and its first step that is not; nulls when all is done. Pure. */
export function nextOf(
  phases: readonly ChecklistPhase[],
  reached: ReadonlySet<string>,
): { currentPhase: string | null; nextStep: string | null } {
  for (const { title, steps } of phases) {
    const next = steps.find(({ milestone }) => !reached.has(milestone))
    if (next) return { currentPhase: title, nextStep: next.title }
  }
  return { currentPhase: null, nextStep: null }
}
