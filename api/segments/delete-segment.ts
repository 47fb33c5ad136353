import { changeDefinition } from '../definitions/change-definition.ts'
import { deleteDefinition } from '../definitions/delete-definition.ts'
import { AppError } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { toUseErrors } from './list-segment-uses.ts'
import { getSegment } from './list-segments.ts'

/** Deletes a segment. Throws `in_use` while a published guide or another segment builds on it. */
export async function deleteSegment(ctx: RequestContext, key: string): Promise<void> {
  const { usedBy } = await getSegment(ctx, key)
  if (usedBy.length > 0) throw new AppError('in_use', { errors: toUseErrors(usedBy) })
  await changeDefinition(ctx, null, async (sql) => {
    await deleteDefinition(sql, ctx, 'segment', key)
    return { result: undefined, change: 'rule' }
  })
}
