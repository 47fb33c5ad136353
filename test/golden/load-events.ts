import type { ApiClient } from './api-client.ts'
import { type CsvRow, type EventsFolder, orAbsent } from './events-folder.ts'

const eventsPerRequest = 500

/** Sends the events received in (after, upTo], in the order of their arrival, through the import. */
export async function loadEvents(
  api: ApiClient,
  { events }: EventsFolder,
  { afterMs, upToMs }: { afterMs: number; upToMs: number },
): Promise<void> {
  const due = events.filter(({ received_at = '' }) => isWithin(received_at, afterMs, upToMs))
  for (let from = 0; from < due.length; from += eventsPerRequest) {
    await api('POST', '/v1/import', {
      batch: due.slice(from, from + eventsPerRequest).map(toEvent),
    })
  }
}

/** Erases whoever was to be erased in (after, upTo]: users first, for their events count as theirs. */
export async function eraseDue(
  api: ApiClient,
  { users, accounts }: EventsFolder,
  { afterMs, upToMs }: { afterMs: number; upToMs: number },
): Promise<void> {
  const dueIds = (rows: CsvRow[], column: string) =>
    [...earliestRows(rows, column)].flatMap(([id, { erased_at = '' }]) =>
      isWithin(erased_at, afterMs, upToMs) ? id : [],
    )
  for (const id of dueIds(users, 'user_id')) {
    await api('DELETE', `/api/v1/users/${encodeURIComponent(id)}`)
  }
  for (const id of dueIds(accounts, 'account_id')) {
    await api('DELETE', `/api/v1/accounts/${encodeURIComponent(id)}`)
  }
}

/** Of rows with the same id the one that was created first says everything (rule I.6). */
function earliestRows(rows: CsvRow[], column: string): Map<string, CsvRow> {
  const earliest = new Map<string, CsvRow>()
  const startOf = ({ created_at = '' }: CsvRow) => Date.parse(created_at)
  for (const row of rows) {
    const id = row[column] ?? ''
    const known = earliest.get(id)
    if (!known || startOf(row) < startOf(known)) earliest.set(id, row)
  }
  return earliest
}

function isWithin(time: string, afterMs: number, upToMs: number): boolean {
  const ms = Date.parse(time)
  return ms > afterMs && ms <= upToMs
}

function toEvent(row: CsvRow) {
  const feature = orAbsent(row.feature)
  const projectId = orAbsent(row.project_id)
  const groupId = orAbsent(row.account_id)
  return {
    type: 'track',
    messageId: row.message_id,
    event: row.event,
    userId: row.user_id,
    timestamp: row.timestamp,
    sentAt: orAbsent(row.sent_at),
    receivedAt: row.received_at,
    properties: {
      ...(feature ? { feature } : {}),
      ...(projectId ? { project_id: projectId } : {}),
    },
    context: groupId ? { groupId } : {},
  }
}
