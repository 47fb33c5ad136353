import { localDate } from '../local-days.ts'
import { sqlInstant } from '../sql-instant.ts'
import type { Definitions } from './definitions.ts'

/** SQL that tells what raw events still bear out from what outlived them. */
export interface KeptFacts {
  /** Of a row with `received_at`: its raw event is kept. */
  isLive(row: string): string
  /** Of a date: every raw event of that day is kept. */
  isLiveDay(day: string): string
  /** Of a row of `milestone_facts` or `guide_facts`: its raw event is kept, so that it can be made again. */
  isLiveFact(row: string): string
  /** The rows of the fact tables that are past retention. */
  milestoneFacts: string
  featureUse: string
  activity: string
  guideFacts: string
}

/**
 * The line that retention draws through the facts. One whose event is gone, and a day of use or
 * activity that may have lost an event, stay as they are: nothing makes them again, though a late
 * event may still add to them. $1 of the statement must be the environment id.
 */
export function keptFacts({
  rawEventsFromMs,
  timeZone,
}: Pick<Definitions, 'rawEventsFromMs' | 'timeZone'>): KeptFacts {
  const rowsOf = (table: string, columns: string, isPast: string) =>
    `select ${columns} from public.${table} k where k.environment_id = $1::uuid and ${isPast}`
  const all = (isLive: { row: string; day: string; fact: string }): KeptFacts => ({
    isLive: (row) => isLive.row.replaceAll('?', row),
    isLiveDay: (day) => isLive.day.replaceAll('?', day),
    isLiveFact: (row) => isLive.fact.replaceAll('?', row),
    milestoneFacts: rowsOf(
      'milestone_facts',
      'environment_id, milestone_key, level, unit_id, reached_at, message_id, account_id, user_id',
      `not ${isLive.fact.replaceAll('?', 'k')}`,
    ),
    featureUse: rowsOf(
      'feature_use',
      'environment_id, feature_key, account_id, user_id, day, first_used_at, last_used_at, uses',
      `not ${isLive.day.replaceAll('?', 'k.day')}`,
    ),
    activity: rowsOf(
      'activity',
      'environment_id, account_id, user_id, day, first_at, last_at, events',
      `not ${isLive.day.replaceAll('?', 'k.day')}`,
    ),
    guideFacts: rowsOf('guide_facts', 'k.*', `not ${isLive.fact.replaceAll('?', 'k')}`),
  })
  if (rawEventsFromMs === null) return all({ row: 'true', day: 'true', fact: 'true' })
  const from = sqlInstant(rawEventsFromMs)
  return all({
    row: `(?.received_at >= ${from})`,
    // The day that the line cuts has lost its first hours.
    day: `(? > date '${localDate(rawEventsFromMs, timeZone)}')`,
    // Nothing happens after it was received.
    fact: `(?.reached_at >= ${from} or exists (
      select from message_ids m where m.environment_id = $1::uuid and m.message_id = ?.message_id
        and m.received_at >= ${from}))`,
  })
}
