import { forgetDefinition } from '../../db/facts/forget-definition.ts'
import { changeDefinition } from '../definitions/change-definition.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

/** Deletes a saved funnel and what is kept of it; the events stay. */
export async function deleteFunnel(ctx: RequestContext, key: string): Promise<void> {
  const { id } = ctx.environment
  const subject = { subjectKind: 'funnel', subjectKey: key } as const
  await changeDefinition(ctx, subject, async (sql) => {
    const deleted = await sql`
      delete from funnels where environment_id = ${id} and key = ${key} returning key`
    if (deleted.length === 0) throw notFound('funnel', key)
    await forgetDefinition(sql, { environmentId: id, ...subject })
    await sql`
      delete from backfills where environment_id = ${id} and subject_kind = 'funnel'
        and subject_key = ${key}`
    return { result: undefined, change: 'label' }
  })
}
