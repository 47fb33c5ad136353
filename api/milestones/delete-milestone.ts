import { changeDefinition } from '../definitions/change-definition.ts'
import { AppError, notFound } from '../errors.ts'
import { listPublishedUses } from '../guides/list-published-uses.ts'
import type { RequestContext } from '../request-context.ts'

/** Deletes a milestone and who reached it. Throws `in_use` while a published guide builds on it. */
export async function deleteMilestone(ctx: RequestContext, key: string): Promise<void> {
  const uses = await listPublishedUses(ctx, { milestone: key })
  if (uses.length > 0) throw new AppError('in_use', { errors: uses })
  const { id } = ctx.environment
  const subject = { subjectKind: 'milestone', subjectKey: key } as const
  await changeDefinition(ctx, subject, async (sql) => {
    const deleted = await sql`
      delete from milestones where environment_id = ${id} and key = ${key} returning key`
    if (deleted.length === 0) throw notFound('milestone', key)
    for (const table of ['milestone_facts', 'milestone_hits', 'celebrations']) {
      await sql`
        delete from ${sql(table)} where environment_id = ${id} and milestone_key = ${key}`
    }
    await sql`
      delete from backfills where environment_id = ${id} and subject_kind = 'milestone'
        and subject_key = ${key}`
    return { result: undefined, change: 'label' }
  })
}
