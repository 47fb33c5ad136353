import type { UnitRow } from '#contract/metric-report'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import type { MeasuredTimes } from '../measured.ts'
import type { MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { timeGroups } from '../time-groups.ts'
import { timeToFirstValue, type TimeToFirstValueRow } from './metric.ts'
import { countVariants } from './count-variants.ts'
import { readTimes, readUnits, type UnitTime } from './read-times.ts'
import { isCounted, isIncluded, summarise, toTimedUnit } from './summarise.ts'
import { toWaitingList } from './to-waiting-list.ts'
import { toUnitRow } from '../to-unit-row.ts'

/** How long accounts (users) that started in the period took, or have waited, for their first value. */
export async function measureTimeToFirstValue(
  request: MetricRequest,
): Promise<MeasuredTimes & { report: TimeToFirstValueReport }> {
  const milestone = await findFirstValue(request)
  const { times: rows, waiting } = milestone
    ? await readTimes(request, milestone.key)
    : { times: [], waiting: [] }
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
      waiting: toWaitingList(waiting),
    },
    times: () => counted.map(toTimedUnit),
    units: async () =>
      milestone ? toUnitRows(milestone.key, await readUnits(request, milestone.key)) : [],
  }
}

async function findFirstValue({ sql, environment }: MetricRequest) {
  const [milestone] = await sql<{ key: string; name: string }[]>`
    select key, name from milestones where environment_id = ${environment.id} and first_value`
  return milestone ?? null
}

function isReachedAfterChurn({ reached, churned_after_ms, duration_ms }: UnitTime) {
  return reached && churned_after_ms !== null && churned_after_ms < duration_ms
}

function toUnitRows(subject: string, rows: readonly TimeToFirstValueRow[]): UnitRow[] {
  return rows
    .filter((row) => isCounted(row) || row.left_out === 'delayed_entry')
    .sort((a, b) => a.duration_ms - b.duration_ms || (a.unit_id < b.unit_id ? -1 : 1))
    .map((row) =>
      toUnitRow(row, {
        subject,
        step: 'reached',
        durationMs: row.duration_ms,
        reached: row.reached,
        observedAfterMs: row.observed_after_ms,
      }),
    )
}
