import type { UnitRow } from '#contract/metric-report'
import type { GuidePerformanceReport } from '#contract/reports/guide-performance'
import { loadSql } from '../../load-sql.ts'
import { kaplanMeier } from '../estimators/kaplan-meier.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { toTimeToEvent } from '../estimators/time-to-event.ts'
import type { TimedUnit } from '../estimators/timed-unit.ts'
import type { MeasuredTimes } from '../measured.ts'
import { sharedValues, toIso, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { splitGroups } from '../split-groups.ts'
import { timeGroups } from '../time-groups.ts'
import { findGuide, type ReportedGuide } from './find-guide.ts'
import { listSteps, type ReportedStep } from './list-steps.ts'
import { guidePerformance, type GuidePerformanceRow } from './metric.ts'
import { type HealthCounts, readTargetHealth } from './read-target-health.ts'
import { toUnitRow } from '../to-unit-row.ts'
import { isCounted, toUnitTimes } from '../unit-times.ts'

const query = loadSql(import.meta.url, './query.sql')

/** Who was shown a guide, how far they came, how long it took, and how its targets fared. */
export async function measureGuidePerformance(request: MetricRequest): Promise<MeasuredTimes> {
  const guide = await findGuide(request)
  const steps = listSteps(guide.draft)
  const milestones = steps.flatMap(({ key, milestone }) =>
    milestone === null ? [] : { step_key: key, milestone_key: milestone },
  )
  const rows = await runQuery<GuidePerformanceRow>(request, query, {
    ...sharedValues(request),
    guide: guide.key,
    version_id: guide.versionId,
    milestones: JSON.stringify(milestones),
  })
  const counted = rows.filter(isCounted)
  const health = await readTargetHealth(request, guide)
  const toTimed = (row: GuidePerformanceRow) => toTimedUnit(request.asOfMs, row)
  return {
    report: {
      metric: 'guide-performance',
      ...reportHeader(guidePerformance, request, {
        n: counted.length,
        method: 'wilson, log-log',
        units: rows,
        recomputing: await recomputingShare(request, {
          milestones: milestones.map((step) => step.milestone_key),
        }),
      }),
      guide: { key: guide.key, name: guide.name, kind: guide.kind, version: guide.version },
      summary: {
        users: counted.reduce((all, { users }) => all + users, 0),
        ...toPassage(counted),
        timeToFinish: timeToFinish(request, counted),
        health: hasOwnTarget(guide) ? healthOf(health, '') : null,
        dismissedElsewhere: counted.filter(
          (row) => isDismissed(row) && !steps.some(({ key }) => key === row.dismissed_step),
        ).length,
      },
      rows: steps.map((step) => toStepRow(step, counted, health)),
      versions: guide.versions.map(({ id, number, publishedAtMs }) => {
        const ofVersion = counted.filter((row) => row.version_id === id)
        return {
          version: number,
          publishedAt: toIso(publishedAtMs),
          n: ofVersion.length,
          ...toPassage(ofVersion),
          timeToFinish: timeToFinish(request, ofVersion),
        }
      }),
      groups: toGroups(request, counted),
    },
    units: () => counted.flatMap((row) => toUnitRows(request.asOfMs, steps, row)),
    times: () => counted.filter(hasBegun).map(toTimed),
  }
}

const hasBegun = (row: GuidePerformanceRow) => row.began_at !== null
const isFinished = (row: GuidePerformanceRow) => row.completed_at !== null
const isDismissed = (row: GuidePerformanceRow) => row.dismissed_at !== null && !isFinished(row)
const hasReached = (row: GuidePerformanceRow, { key }: ReportedStep) =>
  row.reached.includes(key) || row.marked.includes(key)

function toPassage(rows: readonly GuidePerformanceRow[]) {
  const share = (counts: (row: GuidePerformanceRow) => boolean) =>
    rateWithInterval(rows.filter(counts).length, rows.length)
  return { started: share(hasBegun), finished: share(isFinished), dismissed: share(isDismissed) }
}

function toTimedUnit(asOfMs: number, row: GuidePerformanceRow): TimedUnit {
  const time = (row.completed_at ?? asOfMs) - (row.began_at ?? row.started_at)
  return { time: Math.max(0, time), reached: isFinished(row) }
}

function timeToFinish({ asOfMs }: MetricRequest, rows: readonly GuidePerformanceRow[]) {
  return toTimeToEvent(kaplanMeier(rows.filter(hasBegun).map((row) => toTimedUnit(asOfMs, row))))
}

/** Hints point at something themselves; of other kinds it is steps that do. */
const hasOwnTarget = ({ draft }: ReportedGuide) => draft.kind === 'hint'

const healthOf = (health: HealthCounts, step: string) =>
  health.get(step) ?? { found: 0, ambiguous: 0, occluded: 0, lost: 0 }

function toStepRow(
  step: ReportedStep,
  rows: readonly GuidePerformanceRow[],
  health: HealthCounts,
): GuidePerformanceReport['rows'][number] {
  const { key, title, hasTarget } = step
  return {
    step: key,
    title,
    reached: rateWithInterval(rows.filter((row) => hasReached(row, step)).length, rows.length),
    markedByHand: rows.filter((row) => row.marked.includes(key) && !row.reached.includes(key))
      .length,
    skipped: rows.filter((row) => row.skipped.includes(key)).length,
    dismissedHere: rows.filter((row) => isDismissed(row) && row.dismissed_step === key).length,
    health: hasTarget ? healthOf(health, key) : null,
  }
}

function toGroups(
  request: MetricRequest,
  counted: readonly GuidePerformanceRow[],
): GuidePerformanceReport['groups'] {
  const begun = counted.filter(hasBegun)
  const times = timeGroups(
    request,
    toUnitTimes(
      begun.map(({ left_out, group_value, stratum, began_at, started_at, completed_at }) => ({
        left_out,
        group_value,
        stratum,
        started_at: began_at ?? started_at,
        reached_at: completed_at,
      })),
      request.asOfMs,
    ),
  )
  if (!times) return null
  return {
    by: times.by,
    rows: splitGroups(times.by, counted).map(({ value, rows }) => ({
      value,
      n: rows.length,
      ...toPassage(rows),
    })),
    times,
  }
}

function toUnitRows(
  asOfMs: number,
  steps: readonly ReportedStep[],
  row: GuidePerformanceRow,
): UnitRow[] {
  const since = (ms: number | null) => Math.max(0, (ms ?? asOfMs) - row.started_at)
  const tell = (subject: string, step: string, at: number | null, reached: boolean) =>
    toUnitRow(row, { subject, step, durationMs: since(at), reached })
  return [
    tell('guide', 'started', row.began_at, hasBegun(row)),
    tell('guide', 'finished', row.completed_at, isFinished(row)),
    tell('guide', 'dismissed', row.dismissed_at, isDismissed(row)),
    ...steps.map((step) => tell(step.key, 'reached', null, hasReached(row, step))),
  ]
}
