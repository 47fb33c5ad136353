import type { UnitRow } from '#contract/metric-report'
import type { PhaseCompletionReport } from '#contract/reports/phase-completion'
import { loadSql } from '../../load-sql.ts'
import { kaplanMeier } from '../estimators/kaplan-meier.ts'
import { toTimeToEvent } from '../estimators/time-to-event.ts'
import type { TimedUnit } from '../estimators/timed-unit.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { sharedValues, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { splitGroups } from '../split-groups.ts'
import { type Checklist, findChecklist } from './find-checklist.ts'
import { phaseCompletion, type PhaseCompletionRow } from './metric.ts'
import { toUnitRow } from '../to-unit-row.ts'
import { isCounted } from '../unit-times.ts'

const query = loadSql(import.meta.url, './query.sql')

/** Which phases of the checklist accounts (users) complete, how long it takes, and where they are. */
export async function measurePhaseCompletion(
  request: MetricRequest,
): Promise<{ report: PhaseCompletionReport; units: () => UnitRow[] }> {
  const checklist = await findChecklist(request)
  const rows = checklist ? await readRows(request, checklist) : []
  const phases = checklist?.phases ?? []
  const counted = rows.filter(isCounted)
  return {
    report: {
      metric: 'phase-completion',
      ...reportHeader(phaseCompletion, request, {
        n: counted.length,
        method: 'wilson, log-log',
        units: rows,
        recomputing: await recomputingShare(request, {
          milestones: phases.flatMap((phase) => phase.milestones),
        }),
      }),
      checklist: checklist && { key: checklist.key, title: checklist.title },
      summary: summarise(phases, counted),
      rows: phases.map((phase, index) => ({
        phase: phase.key,
        title: phase.title,
        milestones: phase.milestones,
        completed: completedRate(counted, index),
        sequentiallyCompleted: counted.filter((row) => firstIncomplete(phases, row) > index).length,
        timeToComplete: toTimeToEvent(kaplanMeier(counted.map((row) => toTimedUnit(row, index)))),
      })),
      groups: toGroups(request, phases, counted),
    },
    units: () => phases.flatMap((phase, index) => toUnitRows(phase.key, index, counted)),
  }
}

function completedRate(rows: readonly PhaseCompletionRow[], index: number) {
  return rateWithInterval(rows.filter((row) => isComplete(row, index)).length, rows.length)
}

function toGroups(
  { query: { groupBy } }: MetricRequest,
  phases: Checklist['phases'],
  counted: readonly PhaseCompletionRow[],
): PhaseCompletionReport['groups'] {
  if (groupBy === undefined) return null
  return {
    by: groupBy,
    rows: splitGroups(groupBy, counted).map(({ value, rows }) => ({
      value,
      n: rows.length,
      phases: phases.map(({ key }, index) => ({
        phase: key,
        completed: completedRate(rows, index),
      })),
    })),
  }
}

function readRows(request: MetricRequest, { phases }: Checklist): Promise<PhaseCompletionRow[]> {
  return runQuery<PhaseCompletionRow>(request, query, {
    ...sharedValues(request),
    phases: JSON.stringify(phases.map((phase) => phase.milestones)),
  })
}

function summarise(
  phases: Checklist['phases'],
  rows: readonly PhaseCompletionRow[],
): PhaseCompletionReport['summary'] {
  const milestones = new Set(phases.flatMap((phase) => phase.milestones)).size
  const histogram = phases.length === 0 ? [] : Array.from({ length: milestones + 1 }, () => 0)
  let done = 0
  for (const row of rows) {
    histogram[row.milestones_done] = (histogram[row.milestones_done] ?? 0) + 1
    done += row.milestones_done
  }
  const names = [...phases.map((phase) => phase.key), 'complete']
  const currentPhase = Object.fromEntries(names.map((name) => [name, 0]))
  for (const row of phases.length === 0 ? [] : rows) {
    const name = names[firstIncomplete(phases, row)] ?? 'complete'
    currentPhase[name] = (currentPhase[name] ?? 0) + 1
  }
  const complete = histogram[milestones] ?? 0
  return {
    onboardingComplete: rateWithInterval(complete, rows.length),
    meanProgress: rows.length === 0 ? null : done / (rows.length * milestones),
    milestonesDoneHistogram: histogram,
    currentPhase: phases.length === 0 ? {} : currentPhase,
  }
}

/** Rows name phases by their position, from 1. */
function completedAfterMs({ completed_after_ms }: PhaseCompletionRow, index: number) {
  return completed_after_ms[String(index + 1)]
}

function isComplete(row: PhaseCompletionRow, index: number): boolean {
  return completedAfterMs(row, index) !== undefined
}

function firstIncomplete(phases: Checklist['phases'], row: PhaseCompletionRow): number {
  const index = phases.findIndex((_, position) => !isComplete(row, position))
  return index === -1 ? phases.length : index
}

function toTimedUnit(row: PhaseCompletionRow, index: number): TimedUnit {
  const completedAfter = completedAfterMs(row, index)
  return completedAfter === undefined
    ? { time: row.follow_up_ms, reached: false }
    : { time: completedAfter, reached: true }
}

function toUnitRows(
  subject: string,
  index: number,
  rows: readonly PhaseCompletionRow[],
): UnitRow[] {
  return rows.map((row) => {
    const { time: durationMs, reached } = toTimedUnit(row, index)
    return toUnitRow(row, { subject, step: 'reached', durationMs, reached })
  })
}
