import type { UnitRow } from '#contract/metric-report'
import type { MilestoneCompletionReport } from '#contract/reports/milestone-completion'
import type { MilestoneDefinition } from '../../facts/definitions.ts'
import { loadSql } from '../../load-sql.ts'
import { survivalCurve } from '../estimators/kaplan-meier.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { toTimeToEvent } from '../estimators/time-to-event.ts'
import type { Times } from '../estimators/times.ts'
import type { Measured } from '../measured.ts'
import { definitionsOf, sharedValues, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { splitGroups } from '../split-groups.ts'
import { milestoneCompletion, type MilestoneCompletionRow } from './metric.ts'
import { toUnitRow } from '../to-unit-row.ts'
import { isCounted } from '../unit-times.ts'

const query = loadSql(import.meta.url, './query.sql')

/** Which milestones accounts (users) that started in the period have reached, and how soon. */
export async function measureMilestoneCompletion(
  request: MetricRequest,
): Promise<Measured & { report: MilestoneCompletionReport }> {
  const { milestones } = await definitionsOf(request)
  const rows = await runQuery<MilestoneCompletionRow>(request, query, sharedValues(request))
  const counted = rows.filter(isCounted)
  return {
    report: {
      metric: 'milestone-completion',
      ...reportHeader(milestoneCompletion, request, {
        n: counted.length,
        method: 'wilson, log-log',
        units: rows,
        recomputing: await recomputingShare(request, {
          milestones: milestones.map(({ key }) => key),
        }),
      }),
      rows: milestones.map(({ key, name, firstValue }) => ({
        ...completed(key, counted),
        name,
        isFirstValue: firstValue,
        timeToComplete: toTimeToEvent(survivalCurve(timesTo(key, counted))),
      })),
      groups: toGroups(request, milestones, counted),
    },
    units: () =>
      milestones.flatMap(({ key }) =>
        counted
          .map((row) => toCompletion(key, row))
          .sort((a, b) => a.durationMs - b.durationMs || (a.id < b.id ? -1 : 1)),
      ),
  }
}

function completed(milestone: string, rows: readonly MilestoneCompletionRow[]) {
  const k = rows.filter((row) => row.reached_after_ms[milestone] !== undefined).length
  return { milestone, completed: rateWithInterval(k, rows.length) }
}

function toGroups(
  { query: { groupBy } }: MetricRequest,
  milestones: readonly MilestoneDefinition[],
  counted: readonly MilestoneCompletionRow[],
): MilestoneCompletionReport['groups'] {
  if (groupBy === undefined) return null
  return {
    by: groupBy,
    rows: splitGroups(groupBy, counted).map(({ value, rows }) => ({
      value,
      n: rows.length,
      milestones: milestones.map(({ key }) => completed(key, rows)),
    })),
  }
}

function timesTo(milestone: string, rows: readonly MilestoneCompletionRow[]): Times {
  const reached: number[] = []
  const waiting: number[] = []
  for (const { reached_after_ms, follow_up_ms } of rows) {
    const reachedAfter = reached_after_ms[milestone]
    if (reachedAfter === undefined) waiting.push(follow_up_ms)
    else reached.push(reachedAfter)
  }
  return { reached: Float64Array.from(reached), waiting: Float64Array.from(waiting) }
}

function toCompletion(subject: string, row: MilestoneCompletionRow): UnitRow {
  const reachedAfter = row.reached_after_ms[subject]
  return toUnitRow(row, {
    subject,
    step: 'reached',
    durationMs: reachedAfter ?? row.follow_up_ms,
    reached: reachedAfter !== undefined,
  })
}
