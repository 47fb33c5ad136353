import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import { sampleEvent } from './sample-events.ts'

/**
 * The same rows into the same two tables by COPY, under an environment id of their own, so that they
 * are nobody's. The yardstick: what the database takes when nothing is decided. Returns the seconds.
 */
export async function copyRows(sql: postgres.Sql, round: string, count: number): Promise<number> {
  const environmentId = uuidv7()
  const receivedAt = new Date().toISOString()
  const rows = Array.from({ length: count }, (_, index) => sampleEvent(round, index))
  const ids = rows.map((row) => `${environmentId}\t${row.messageId}\t${receivedAt}\n`)
  const events = rows.map(
    (row) =>
      [
        environmentId,
        row.messageId,
        receivedAt,
        row.timestamp,
        row.timestamp,
        row.type,
        row.event,
        row.userId,
        row.context.groupId,
        JSON.stringify(row.properties),
        JSON.stringify(row.context),
      ].join('\t') + '\n',
  )
  const beganMs = performance.now()
  const intoIds =
    await sql`copy message_ids (environment_id, message_id, received_at) from stdin`.writable()
  await pipeline(Readable.from(chunksOf(ids)), intoIds)
  const intoEvents =
    await sql`copy events (environment_id, message_id, received_at, occurred_at, original_at, type, name, user_id, account_id, properties, context) from stdin`.writable()
  await pipeline(Readable.from(chunksOf(events)), intoEvents)
  return (performance.now() - beganMs) / 1_000
}

function* chunksOf(lines: string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 1_000) yield lines.slice(at, at + 1_000).join('')
}
