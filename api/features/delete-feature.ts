import { changeDefinition } from '../definitions/change-definition.ts'
import { deleteDefinition } from '../definitions/delete-definition.ts'
import type { RequestContext } from '../request-context.ts'

/** Deletes a feature and who used it; the events stay. */
export async function deleteFeature(ctx: RequestContext, key: string): Promise<void> {
  const { id } = ctx.environment
  const subject = { subjectKind: 'feature', subjectKey: key } as const
  await changeDefinition(ctx, subject, async (sql) => {
    await deleteDefinition(sql, ctx, 'feature', key)
    await sql`delete from feature_use where environment_id = ${id} and feature_key = ${key}`
    await sql`delete from feature_adoption where environment_id = ${id} and feature_key = ${key}`
    await sql`
      delete from backfills where environment_id = ${id} and subject_kind = 'feature'
        and subject_key = ${key}`
    return { result: undefined, change: 'label' }
  })
}
