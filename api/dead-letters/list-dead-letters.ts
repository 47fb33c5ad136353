import type { DeadLetterRow } from '#contract/dead-letter'
import type { PageOf } from '#contract/page'
import { readDeadLetters } from '../../db/ingest/dead-letters.ts'
import { fromCursorText, toCursorText } from '../cursor.ts'
import { invalidQuery } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

/** Events that the database refused, oldest first. */
export async function listDeadLetters(
  { database, environment }: RequestContext,
  query: { cursor?: string | undefined; limit: number },
): Promise<PageOf<DeadLetterRow>> {
  const cursor = fromCursorText(query.cursor)
  if (cursor && typeof cursor.value !== 'number') {
    throw invalidQuery({ path: 'cursor', message: 'Belongs to another list' })
  }
  const found = await database.withTenants([environment.id], (sql) =>
    readDeadLetters(sql, environment.id, {
      ...(cursor && { after: { receivedAtMs: Number(cursor.value), messageId: cursor.id } }),
      limit: query.limit + 1,
    }),
  )
  const page = found.slice(0, query.limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ messageId, receivedAtMs, payload, source, sqlstate, reason }) => ({
      messageId,
      receivedAt: new Date(receivedAtMs).toISOString(),
      payload,
      source,
      sqlstate,
      reason,
    })),
    nextCursor:
      last && found.length > page.length
        ? toCursorText({ value: last.receivedAtMs, id: last.messageId })
        : null,
  }
}
