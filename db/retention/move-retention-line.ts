import type { Database } from '../client.ts'
import { lockDefinitions } from '../facts/definitions.ts'
import { toTimestamp } from '../rows-of.ts'
import { withRetries } from '../with-retries.ts'

/**
 * Says from when on raw events are kept, before any goes: whoever writes facts holds the definitions
 * and so sees one line from beginning to end, wherever the deletions are. Never moves back.
 */
export async function moveRetentionLine(
  database: Pick<Database, 'withTenants'>,
  environmentId: string,
  fromMs: number,
): Promise<void> {
  await withRetries(() =>
    database.withTenants([environmentId], async (sql) => {
      await lockDefinitions(sql, environmentId, 'exclusive')
      await sql`
        update control.environments
        set raw_events_from = ${toTimestamp(fromMs)}::text::timestamptz,
          definitions_version = definitions_version + 1
        where id = ${environmentId}
          and coalesce(raw_events_from, '-infinity') < ${toTimestamp(fromMs)}::text::timestamptz`
    }),
  )
}
