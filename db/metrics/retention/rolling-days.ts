import type { RetentionReport } from '#contract/reports/retention'
import { newSqlParams } from '../../conditions/sql-params.ts'
import { recomputedFacts } from '../../facts/recomputed-facts.ts'
import { unitEventParams, unitEvents } from '../../facts/unit-events.ts'
import { loadSql } from '../../load-sql.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { definitionsOf, toIso, type MetricRequest } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'

const query = loadSql(import.meta.url, './rolling.sql')

interface RollingRow {
  day: number
  base: number
  active_on: number
  active_on_or_after: number
  /** Active before and after these 24 hours on one local day, which was longer: in them as well? */
  unsure: { unit_id: string; from: string }[] | null
}

/** Retention by whole 24 hours since the first activity, for the days asked for. */
export async function countRollingDays(
  request: MetricRequest,
  values: Readonly<Record<string, string | null>>,
): Promise<RetentionReport['rolling']> {
  const days = [...new Set((request.query.rollingDays ?? '').split(',').filter(Boolean))].map(
    Number,
  )
  if (days.length === 0) return []
  const rows = await runQuery<RollingRow>(request, query, {
    ...values,
    rolling_days: JSON.stringify(days),
  })
  const counted = new Map(rows.map((row) => [row.day, row]))
  const answers: RetentionReport['rolling'] = []
  for (const day of days.sort((a, b) => a - b)) {
    const { base = 0, active_on = 0, active_on_or_after = 0, unsure } = counted.get(day) ?? {}
    const on = active_on + (unsure ? await countActive(request, unsure) : 0)
    answers.push({
      day,
      on: rateWithInterval(on, base),
      onOrAfter: rateWithInterval(active_on_or_after, base),
    })
  }
  return answers
}

/** How many were active in the 24 hours from an instant of their own, by their raw events. */
async function countActive(
  request: MetricRequest,
  windows: { unit_id: string; from: string }[],
): Promise<number> {
  const { sql, environment, asOfMs, level } = request
  const ids = windows.map(({ unit_id }) => unit_id)
  const params = newSqlParams(
    await unitEventParams(sql, {
      environmentId: environment.id,
      userIds: level === 'user' ? ids : [],
      accountIds: level === 'account' ? ids : [],
    }),
  )
  const asOf = `${params.text(toIso(asOfMs))}::timestamptz`
  const asked = `jsonb_to_recordset(${params.text(JSON.stringify(windows))}::jsonb)
    as asked (unit_id text, "from" timestamptz)`
  const facts = recomputedFacts(
    { ...(await definitionsOf(request)), milestones: [], features: [] },
    params,
    {
      candidateEvents: `${unitEvents} and received_at <= ${asOf}`,
      keepEvent: `exists (select from ${asked} where unit_id = e.${level}_id
        and e.occurred_at >= "from" and e.occurred_at < "from" + interval '24 hours')`,
    },
  )
  const [row] = await sql.unsafe<{ units: number }[]>(
    `with ${facts} select count(distinct ${level}_id)::integer as units from activity
     where ${level}_id = any(array(select unit_id from ${asked}))`,
    params.values as string[],
  )
  return row?.units ?? 0
}
