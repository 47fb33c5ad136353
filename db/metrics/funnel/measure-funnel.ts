import type { UnitRow } from '#contract/metric-report'
import type { FunnelReport } from '#contract/reports/funnel'
import { compareGroups } from '../compare-groups.ts'
import { toTimedUnits } from '../estimators/times.ts'
import type { MeasuredTimes } from '../measured.ts'
import type { MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { splitGroups } from '../split-groups.ts'
import { toUnitRow } from '../to-unit-row.ts'
import { countUnits } from '../unit-times.ts'
import { funnel } from './metric.ts'
import { readWalks, type Walks } from './read-walks.ts'
import { resolveFunnel } from './resolve-funnel.ts'
import { summariseWalks, toStepRows } from './summarise-walks.ts'
import {
  didStep,
  isMature,
  timesOf,
  type Walk,
  type WalkTimes,
  type Watch,
  watchedFor,
} from './walk-times.ts'

/**
 * How far accounts (users) get in a funnel, and how long each step takes. Throws Unanswerable.
 */
export async function measureFunnel(
  request: MetricRequest,
): Promise<MeasuredTimes & { report: FunnelReport }> {
  const resolved = await resolveFunnel(request)
  const { walks, leftOut, named } = resolved ? await readWalks(request, resolved) : nobody
  const labels = resolved?.labels ?? []
  const watch: Watch = { windowMs: resolved?.told.windowMs ?? 0, asOfMs: request.asOfMs }
  return {
    report: {
      metric: 'funnel',
      ...reportHeader(funnel, request, {
        n: countUnits(walks),
        method: 'wilson, log-log',
        units: leftOut,
        recomputing: await recomputingShare(request, { funnel: resolved?.hitsKey ?? null }),
      }),
      funnel: resolved?.told ?? null,
      summary: summariseWalks(walks, labels.length),
      rows: toStepRows(walks, labels),
      groups: toGroups(request, walks, labels.length),
    },
    times: () => toTimedUnits(timesOf(walks, labels.length)),
    units: async () => (await named()).flatMap((walk) => toUnitRows(walk, labels.length, watch)),
  }
}

const nobody: Walks = { walks: [], leftOut: [], named: () => [] }

function toGroups(
  { query: { groupBy, stratifyBy } }: MetricRequest,
  walks: readonly WalkTimes[],
  stepCount: number,
): FunnelReport['groups'] {
  if (groupBy === undefined) return null
  const groups = splitGroups(groupBy, walks)
  const timed = groups.map(({ rows }) =>
    rows.flatMap((alike) =>
      toTimedUnits(timesOf([alike], stepCount)).map((unit) => ({
        ...unit,
        stratum: alike.stratum,
      })),
    ),
  )
  return {
    by: groupBy,
    rows: groups.map(({ value, rows }) => {
      const { converted, mature, timeToConvert } = summariseWalks(rows, stepCount)
      return {
        value,
        n: countUnits(rows),
        reached: Array.from({ length: stepCount }, (_, index) =>
          countUnits(didStep(rows, index + 1)),
        ),
        converted,
        mature,
        timeToConvert,
      }
    }),
    comparison: compareGroups(timed, stratifyBy),
  }
}

/** One row for each step that was done, and one for the step that was not done after them. */
function toUnitRows(walk: Walk, stepCount: number, watch: Watch): UnitRow[] {
  const steps = Math.min(walk.after_ms.length + 1, stepCount)
  return Array.from({ length: steps }, (_, index) => {
    const after = walk.after_ms[index]
    return toUnitRow(
      { ...walk, started_at: walk.entered_ms },
      {
        subject: String(index + 1),
        step:
          after !== undefined ? 'reached' : isMature(walk.entered_ms, watch) ? 'lost' : 'underway',
        durationMs: after ?? watchedFor(walk.entered_ms, watch),
        reached: after !== undefined,
      },
    )
  })
}
