import type { Segment, SegmentInput } from '#contract/segment'
import { currentDefinitions } from '../../db/facts/definitions.ts'
import { changeDefinition } from '../definitions/change-definition.ts'
import { recordDefinitionChange } from '../definitions/record-definition-change.ts'
import type { RequestContext } from '../request-context.ts'
import { checkSegment } from './check-segment.ts'
import { getSegment } from './list-segments.ts'

/**
 * Makes or changes a segment; the same input again changes nothing. In force with the next session and
 * the next report. Throws `segment_cycle`, `segment_too_large`.
 */
export async function putSegment(
  ctx: RequestContext,
  key: string,
  { name, condition }: SegmentInput,
): Promise<Segment> {
  const { environment, now } = ctx
  const at = new Date(now).toISOString()
  const text = JSON.stringify(condition)
  await changeDefinition(ctx, null, async (sql) => {
    checkSegment(key, condition, await currentDefinitions(sql, new Map(), environment.id))
    const written = await recordDefinitionChange(
      sql,
      ctx,
      'segment',
      key,
      () => sql`
        insert into segments (environment_id, key, name, condition, created_at, updated_at)
        values (
          ${environment.id}, ${key}, ${name}, ${text}::text::jsonb,
          ${at}::text::timestamptz, ${at}::text::timestamptz
        )
        on conflict (environment_id, key) do update set
          name = excluded.name, condition = excluded.condition, updated_at = excluded.updated_at
        where (segments.name, segments.condition) is distinct from (excluded.name, excluded.condition)
        returning key`,
    )
    return { result: undefined, change: written.length > 0 ? 'rule' : 'none' }
  })
  return getSegment(ctx, key)
}
