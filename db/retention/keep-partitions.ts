import type { Database } from '../client.ts'
import { toTimestamp } from '../rows-of.ts'

/** So many months are ready before they begin: a server that was off over New Year's Eve finds one. */
const monthsAhead = 2
const lockNotAvailable = '55P03'

/** Makes the partitions of the coming months, and drops past ones in which nothing is kept. */
export async function keepPartitions(
  database: Pick<Database, 'withTenants' | 'raw'>,
  nowMs: number,
): Promise<void> {
  const { raw } = database
  for (let ahead = 0; ahead <= monthsAhead; ahead += 1) {
    await raw`select create_events_partition(${toTimestamp(monthAfter(nowMs, ahead))})`
  }
  for (const { name } of await raw<{ name: string }[]>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.events'::regclass order by 1`) {
    const [, year, month] = /^events_(\d{4})_(\d{2})$/.exec(name) ?? []
    const startsAtMs = Date.UTC(Number(year), Number(month) - 1)
    if (!(monthAfter(startsAtMs, 1) <= nowMs)) continue
    await dropIfPast(raw, startsAtMs)
  }
}

/** The first instant of a month, so many months after the one that `ms` is in (UTC). */
function monthAfter(ms: number, months: number): number {
  const at = new Date(ms)
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months)
}

/** Somebody who reads events holds the lock: the next run tries again. */
async function dropIfPast(raw: Database['raw'], startsAtMs: number): Promise<void> {
  try {
    await raw`select drop_expired_events_partition(${toTimestamp(startsAtMs)})`
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === lockNotAvailable)) throw error
  }
}
