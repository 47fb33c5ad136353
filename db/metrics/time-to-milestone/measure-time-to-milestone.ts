import type { UnitRow } from '#contract/metric-report'
import type { TimeToMilestoneReport } from '#contract/reports/time-to-milestone'
import { loadSql } from '../../load-sql.ts'
import { kaplanMeier } from '../estimators/kaplan-meier.ts'
import { nearestRankPercentile } from '../estimators/percentile.ts'
import { toCurvePoints } from '../estimators/time-to-event.ts'
import type { TimedUnit } from '../estimators/timed-unit.ts'
import type { MeasuredTimes } from '../measured.ts'
import { definitionsOf, sharedValues, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { timeGroups } from '../time-groups.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import { Unanswerable } from '../unanswerable.ts'
import { timeToMilestone, type TimeToMilestoneRow } from './metric.ts'
import { toUnitRow } from '../to-unit-row.ts'

const query = loadSql(import.meta.url, './query.sql')

/** How long accounts (users) that started in the period took, or have waited, for a milestone. */
export async function measureTimeToMilestone(
  request: MetricRequest,
): Promise<MeasuredTimes & { report: TimeToMilestoneReport }> {
  const milestone = await getMilestone(request)
  const rows = await runQuery<TimeToMilestoneRow>(request, query, {
    ...sharedValues(request),
    milestone: milestone.key,
  })
  const counted = rows.filter((row) => row.left_out === null)
  const curve = kaplanMeier(counted.map(toTimedUnit))
  const unreached = counted.filter((row) => !row.reached)
  const churned = unreached.filter((row) => row.churned_after_ms !== null).length
  const followUps = counted.map((row) => row.follow_up_ms).sort((a, b) => a - b)
  return {
    report: {
      metric: 'time-to-milestone',
      ...reportHeader(timeToMilestone, request, {
        n: counted.length,
        method: 'log-log',
        units: rows,
        recomputing: await recomputingShare(request, { milestones: [milestone.key] }),
      }),
      milestone,
      summary: {
        ...toTimeToValue(curve),
        waiting: unreached.length - churned,
        churned,
        followUpMs: nearestRankPercentile(followUps, 0.5),
      },
      groups: timeGroups(request, { counted, included: rows.filter(isIncluded), toTimedUnit }),
      rows: toCurvePoints(curve),
    },
    units: () => counted.map((row) => toReachedUnit(milestone.key, row)),
    times: () => counted.map(toTimedUnit),
  }
}

async function getMilestone(request: MetricRequest): Promise<{ key: string; name: string }> {
  const { milestone } = request.query
  const { milestones } = await definitionsOf(request)
  const found = milestones.find(({ key }) => key === milestone)
  if (found) return { key: found.key, name: found.name }
  const keys = milestones.map(({ key }) => key).slice(0, 20)
  const known = keys.length > 0 ? `It has ${keys.join(', ')}` : 'It has none yet'
  throw new Unanswerable(
    'milestone',
    milestone === undefined
      ? `Say which milestone. ${known}`
      : `This environment has no milestone "${milestone}". ${known}; see GET /api/v1/milestones`,
  )
}

const isIncluded = ({ left_out }: TimeToMilestoneRow) =>
  left_out === null || left_out === 'observed_late'

/** Churn does not end follow-up: who churned without it has still not reached it. */
const toTimedUnit = ({ duration_ms, reached }: TimeToMilestoneRow): TimedUnit => ({
  time: duration_ms,
  reached,
})

const toReachedUnit = (subject: string, row: TimeToMilestoneRow): UnitRow =>
  toUnitRow(row, {
    subject,
    step: 'reached',
    durationMs: row.duration_ms,
    reached: row.reached,
  })
