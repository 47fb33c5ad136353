import { addDays, daysBetween, localDate } from '../../local-days.ts'
import { definitionsOf, type MetricRequest } from '../metric-request.ts'
import { Unanswerable } from '../unanswerable.ts'

export const monthDays = 30
/** Told when no period is asked for. */
const defaultDays = 30
/** What fits on a screen, and a little more than a year. */
const daysAtMost = 400
/** What the 30 days that end with the first day asked for take, and the widest zone. */
const before = monthDays - 1 + 2

const dayMs = 86_400_000

export interface AskedDays {
  timeZone: string
  /** Local dates, both included. */
  firstDay: string
  lastDay: string
  /** The 30 days that end with the first day begin with this one. */
  begin: string
  /** The local date that as-of falls on: days before it are over. */
  today: string
}

/** Which local days a period means. A day that has not begun at as-of is not told. Throws Unanswerable. */
export function readDays({ environment, query, asOfMs, fromMs, toMs }: MetricRequest): AskedDays {
  const timeZone = query.timeZone ?? environment.timeZone
  const lastDay = localDate(Math.min(toMs ?? asOfMs, asOfMs) - 1, timeZone)
  const firstDay = fromMs === null ? addDays(lastDay, 1 - defaultDays) : localDate(fromMs, timeZone)
  if (daysBetween(firstDay, lastDay) >= daysAtMost) {
    throw new Unanswerable(
      'from',
      `At most ${daysAtMost} days are told at once: ask for a later from`,
    )
  }
  const begin = addDays(firstDay, 1 - monthDays)
  return { timeZone, firstDay, lastDay, begin, today: localDate(asOfMs, timeZone) }
}

/**
 * The request by the days of the zone asked for. Facts hold days of the environment's zone, so that
 * those of another are made of raw events, and only of those that the days can need. Throws Unanswerable
 * when these are past retention.
 */
export async function inZone(
  request: MetricRequest,
  { timeZone, firstDay }: AskedDays,
): Promise<MetricRequest> {
  const { environment, query } = request
  const isForeign = timeZone !== environment.timeZone
  if (!isForeign) return request
  const definitions = await definitionsOf(request)
  const keptFromMs = definitions.rawEventsFromMs
  const neededFromMs = Date.parse(firstDay) - before * dayMs
  if (keptFromMs !== null && keptFromMs > neededFromMs) {
    const first = addDays(localDate(keptFromMs, timeZone), before + 1)
    throw new Unanswerable(
      'from',
      `Raw events, which days of another zone are counted from, are kept since ${localDate(keptFromMs, timeZone)}: ask from ${first} on, or without timeZone`,
    )
  }
  // A segment may look further back than the days do.
  const isBounded = query.segment === undefined && query.groupBy === undefined
  const rawEventsFromMs = isBounded ? Math.max(keptFromMs ?? -Infinity, neededFromMs) : keptFromMs
  return {
    ...request,
    isPast: true,
    definitions: new Map([[environment.id, { ...definitions, timeZone, rawEventsFromMs }]]),
  }
}
