import type { UnitRow } from '#contract/metric-report'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { loadSql } from '../../load-sql.ts'
import type { MeasuredTimes } from '../measured.ts'
import { sharedValues, toIso, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { timeGroups } from '../time-groups.ts'
import { timeToFirstValue, type TimeToFirstValueRow } from './metric.ts'
import { findReachedSinceMet } from './reached-since-met.ts'
import { countVariants } from './count-variants.ts'
import { isCounted, isIncluded, summarise, toTimedUnit } from './summarise.ts'
import { toWaitingList } from './to-waiting-list.ts'

const query = loadSql(import.meta.url, './query.sql')

/** How long accounts (users) that started in the period took, or have waited, for their first value. */
export async function measureTimeToFirstValue(
  request: MetricRequest,
): Promise<MeasuredTimes & { report: TimeToFirstValueReport }> {
  const milestone = await findFirstValue(request)
  const rows = milestone ? await readRows(request, milestone.key) : []
  const counted = rows.filter(isCounted)
  const { summary, curve } = summarise(counted)
  const isAccounts = request.level === 'account'
  return {
    report: {
      metric: 'time-to-first-value',
      ...reportHeader(timeToFirstValue, request, {
        n: counted.length,
        method: 'log-log',
        units: rows,
        recomputing: await recomputingShare(request, {
          milestones: milestone ? [milestone.key] : [],
        }),
      }),
      milestone,
      summary,
      notes: [
        {
          reason: 'value_before_start',
          count: counted.filter((row) => row.reached_before_start).length,
        },
        { reason: 'value_after_churn', count: counted.filter(isReachedAfterChurn).length },
      ],
      variants: isAccounts ? countVariants(rows) : null,
      groups: timeGroups(request, { counted, included: rows.filter(isIncluded), toTimedUnit }),
      rows: curve,
      waiting: toWaitingList(counted),
    },
    times: () => counted.map(toTimedUnit),
    units: () => (milestone ? toUnitRows(milestone.key, rows) : []),
  }
}

async function findFirstValue({ sql, environment }: MetricRequest) {
  const [milestone] = await sql<{ key: string; name: string }[]>`
    select key, name from milestones where environment_id = ${environment.id} and first_value`
  return milestone ?? null
}

async function readRows(request: MetricRequest, milestoneKey: string) {
  const reachedSinceMet =
    request.level === 'account' ? await findReachedSinceMet(request, milestoneKey) : []
  return runQuery<TimeToFirstValueRow>(request, query, {
    ...sharedValues(request),
    milestone: milestoneKey,
    reached_since_met: JSON.stringify(reachedSinceMet),
  })
}

function isReachedAfterChurn({ reached, churned_after_ms, duration_ms }: TimeToFirstValueRow) {
  return reached && churned_after_ms !== null && churned_after_ms < duration_ms
}

function toUnitRows(subject: string, rows: readonly TimeToFirstValueRow[]): UnitRow[] {
  return rows
    .filter((row) => isCounted(row) || row.left_out === 'delayed_entry')
    .map((row) => ({
      id: row.unit_id,
      name: row.name,
      startedAt: toIso(row.started_at),
      subject,
      step: 'reached',
      durationMs: row.duration_ms,
      reached: row.reached,
      observedAfterMs: row.observed_after_ms,
      churnedAfterMs: row.churned_after_ms,
      group: row.group_value,
    }))
}
