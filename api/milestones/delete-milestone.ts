import { currentDefinitions } from '../../db/facts/definitions.ts'
import { changeDefinition } from '../definitions/change-definition.ts'
import { deleteDefinition } from '../definitions/delete-definition.ts'
import { AppError } from '../errors.ts'
import { listPublishedUses } from '../guides/list-published-uses.ts'
import type { RequestContext } from '../request-context.ts'
import { listSegmentUses, toUseErrors } from '../segments/list-segment-uses.ts'

/**
 * Deletes a milestone and who reached it. Throws `in_use` while a published guide or a segment builds
 * on it.
 */
export async function deleteMilestone(ctx: RequestContext, key: string): Promise<void> {
  const uses = await listPublishedUses(ctx, { kind: 'milestone', key })
  if (uses.length > 0) throw new AppError('in_use', { errors: uses })
  const { id } = ctx.environment
  const subject = { subjectKind: 'milestone', subjectKey: key } as const
  await changeDefinition(ctx, subject, async (sql) => {
    const { segments } = await currentDefinitions(sql, new Map(), id)
    const inSegments = listSegmentUses(segments, { milestone: key })
    if (inSegments.length > 0) throw new AppError('in_use', { errors: toUseErrors(inSegments) })
    await deleteDefinition(sql, ctx, 'milestone', key)
    for (const table of ['milestone_facts', 'milestone_hits', 'celebrations']) {
      await sql`
        delete from ${sql(table)} where environment_id = ${id} and milestone_key = ${key}`
    }
    await sql`
      delete from backfills where environment_id = ${id}
        and subject_kind in ('milestone', 'first_value') and subject_key = ${key}`
    return { result: undefined, change: 'label' }
  })
}
