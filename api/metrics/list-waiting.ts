import type { MetricQuery } from '#contract/metric-report'
import type { PageOf } from '#contract/page'
import type { WaitingListQuery, WaitingUnit } from '#contract/waiting-list'
import {
  listWaiting as listWaitingUnits,
  type WaitingPlace,
} from '../../db/metrics/time-to-first-value/list-waiting.ts'
import { findFirstValue } from '../../db/metrics/valued-units.ts'
import { fromCursorText, toCursorText } from '../cursor.ts'
import type { RequestContext } from '../request-context.ts'
import { ask } from './report-metric.ts'

/** Further on than any start, so that the churned come last in a list by start. */
const churnedBehindMs = 8.64e15

/** A page of the accounts that have not reached first value, the same as in the report. */
export async function listWaiting(
  ctx: RequestContext,
  { limit, cursor, ...asked }: WaitingListQuery,
): Promise<PageOf<WaitingUnit>> {
  const after = readPlace(cursor)
  const query: MetricQuery = { ...asked, level: 'account', format: 'json' }
  return ask(ctx, 'time-to-first-value', query, async (_, request) => {
    const firstValue = await findFirstValue(request)
    if (!firstValue) return { rows: [], nextCursor: null }
    const found = await listWaitingUnits(request, firstValue, { limit: limit + 1, after })
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    const hasMore = last !== undefined && found.length > limit
    return { rows, nextCursor: hasMore ? toCursorText(toValue(last)) : null }
  })
}

function readPlace(cursorText: string | undefined): WaitingPlace | undefined {
  const cursor = fromCursorText(cursorText)
  if (!cursor) return undefined
  const ms = Number(cursor.value)
  const churned = ms > churnedBehindMs / 2
  return { id: cursor.id, startedAtMs: churned ? ms - churnedBehindMs : ms, churned }
}

function toValue({ id, startedAt, churned }: WaitingUnit): { value: number; id: string } {
  return { value: Date.parse(startedAt) + (churned ? churnedBehindMs : 0), id }
}
