import type { UnitRow, UnitRows, UnitsQuery } from '#contract/metric-report'
import { measureMetric } from '../../db/metrics/measure-metric.ts'
import { fromCursorText, toCursorText } from '../cursor.ts'
import { invalidQuery } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { ask } from './report-metric.ts'

/** The accounts (users) behind the numbers of a report, a page of them; for a CSV file all at once. */
export async function listUnits(
  ctx: RequestContext,
  id: string,
  { cursor, limit, subject, step, state, group, ...query }: UnitsQuery,
): Promise<UnitRows> {
  if (group !== undefined && query.groupBy === undefined) {
    throw invalidQuery({ path: 'group', message: 'Say with groupBy what the groups are' })
  }
  const after = fromCursorText(cursor)
  return ask(ctx, id, query, async (metricId, request) => {
    const { report, units } = await measureMetric(metricId, request)
    const rows = (await units()).filter((row) => isAskedFor(row, { subject, step, state, group }))
    const { metric, asOf, level } = report
    if (query.format === 'csv') return { metric, asOf, level, rows, nextCursor: null }
    const from = after === undefined ? 0 : Number(after.value)
    const page = rows.slice(from, from + limit)
    const last = page.at(-1)
    const hasMore = last !== undefined && from + limit < rows.length
    return {
      metric,
      asOf,
      level,
      rows: page,
      nextCursor: hasMore ? toCursorText({ value: from + limit, id: last.id }) : null,
    }
  })
}

type Asked = Pick<UnitsQuery, 'subject' | 'step' | 'state' | 'group'>

function isAskedFor(row: UnitRow, { subject, step, state, group }: Asked): boolean {
  return (
    (subject === undefined || row.subject === subject) &&
    (step === undefined || row.step === step) &&
    (state === undefined || (row.observedAfterMs === null && stateOf(row) === state)) &&
    (group === undefined || (row.group ?? '') === group)
  )
}

function stateOf({ reached, churnedAfterMs }: UnitRow): NonNullable<Asked['state']> {
  if (reached) return 'reached'
  return churnedAfterMs === null ? 'waiting' : 'churned'
}
