import type { TimeToMilestoneReport } from '#contract/reports/time-to-milestone'
import { loadSql } from '../../load-sql.ts'
import { survivalCurve } from '../estimators/kaplan-meier.ts'
import { nearestRankAmong } from '../estimators/percentile.ts'
import { toCurvePoints } from '../estimators/time-to-event.ts'
import type { MeasuredTimes } from '../measured.ts'
import { definitionsOf, sharedValues, type MetricRequest } from '../metric-request.ts'
import { readUnitTimes } from '../read-unit-times.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { timeGroups } from '../time-groups.ts'
import { toReachedUnits } from '../to-unit-row.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import { Unanswerable } from '../unanswerable.ts'
import { countUnits, isCounted, timesOf, toStratifiedUnits } from '../unit-times.ts'
import { timeToMilestone, type TimeToMilestoneRow } from './metric.ts'

const query = loadSql(import.meta.url, './query.sql')

/** How long accounts (users) that started in the period took, or have waited, for a milestone. */
export async function measureTimeToMilestone(
  request: MetricRequest,
): Promise<MeasuredTimes & { report: TimeToMilestoneReport }> {
  const { asOfMs } = request
  const milestone = await getMilestone(request)
  const values = { ...sharedValues(request), milestone: milestone.key }
  const { units, grouped } = await readUnitTimes(request, query, values)
  const counted = units.filter(isCounted)
  const curve = survivalCurve(timesOf(counted))
  const unreached = counted.filter(({ reachedMs }) => reachedMs === null)
  const followed = counted.map(({ followedMs }) => followedMs)
  return {
    report: {
      metric: 'time-to-milestone',
      ...reportHeader(timeToMilestone, request, {
        n: countUnits(counted),
        method: 'log-log',
        units,
        recomputing: await recomputingShare(request, { milestones: [milestone.key] }),
      }),
      milestone,
      summary: {
        ...toTimeToValue(curve),
        waiting: countUnits(unreached.filter(({ churnedMs }) => churnedMs === null)),
        churned: countUnits(unreached.filter(({ churnedMs }) => churnedMs !== null)),
        followUpMs: nearestRankAmong(followed, 0.5),
      },
      groups: timeGroups(request, grouped),
      rows: toCurvePoints(curve),
    },
    units: async () => {
      const rows = await runQuery<TimeToMilestoneRow>(request, query, values)
      return toReachedUnits(milestone.key, rows.filter(isCounted), asOfMs)
    },
    times: () => toStratifiedUnits(counted),
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
