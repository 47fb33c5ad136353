import type { UnitRow } from '#contract/metric-report'
import type { FunnelReport } from '#contract/reports/funnel'
import { compareGroups } from '../compare-groups.ts'
import type { MeasuredTimes } from '../measured.ts'
import type { MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { splitGroups } from '../split-groups.ts'
import { funnel } from './metric.ts'
import { type NamedWalk, readWalks, type Walk, type Walks } from './read-walks.ts'
import { resolveFunnel } from './resolve-funnel.ts'
import { isMature, summariseWalks, toStepRows, toTimedUnit, type Watch } from './summarise-walks.ts'
import { toUnitRow } from '../to-unit-row.ts'

/**
 * How far accounts (users) get in a funnel, and how long each step takes. Throws Unanswerable.
 */
export async function measureFunnel(
  request: MetricRequest,
): Promise<MeasuredTimes & { report: FunnelReport }> {
  const resolved = await resolveFunnel(request)
  const read = resolved ? await readWalks(request, resolved) : nobody
  const { leftOut } = read
  const isAsked = ({ entered_ms }: Walk) => isInPeriod(entered_ms, request)
  const walks = read.walks.filter(isAsked)
  const labels = resolved?.labels ?? []
  const watch: Watch = { windowMs: resolved?.told.windowMs ?? 0, asOfMs: request.asOfMs }
  return {
    report: {
      metric: 'funnel',
      ...reportHeader(funnel, request, {
        n: walks.length,
        method: 'wilson, log-log',
        units: leftOut,
        recomputing: await recomputingShare(request, { funnel: resolved?.hitsKey ?? null }),
      }),
      funnel: resolved?.told ?? null,
      summary: summariseWalks(walks, labels.length, watch),
      rows: toStepRows(walks, labels, watch),
      groups: toGroups(request, walks, labels.length, watch),
    },
    times: () => walks.map((walk) => toTimedUnit(walk, labels.length, watch)),
    units: async () =>
      (await read.named())
        .filter(isAsked)
        .flatMap((walk) => toUnitRows(walk, labels.length, watch)),
  }
}

const nobody: Walks = { walks: [], leftOut: [], named: () => [] }

/** The period bounds the entry. */
function isInPeriod(entered_ms: number, { fromMs, toMs }: MetricRequest): boolean {
  return (fromMs === null || entered_ms >= fromMs) && (toMs === null || entered_ms < toMs)
}

function toGroups(
  { query: { groupBy, stratifyBy } }: MetricRequest,
  walks: readonly Walk[],
  stepCount: number,
  watch: Watch,
): FunnelReport['groups'] {
  if (groupBy === undefined) return null
  const groups = splitGroups(groupBy, walks)
  const timed = groups.map(({ rows }) =>
    rows.map((walk) => ({ ...toTimedUnit(walk, stepCount, watch), stratum: walk.stratum })),
  )
  return {
    by: groupBy,
    rows: groups.map(({ value, rows }) => {
      const { converted, mature, timeToConvert } = summariseWalks(rows, stepCount, watch)
      return {
        value,
        n: rows.length,
        reached: Array.from(
          { length: stepCount },
          (_, index) => rows.filter(({ after_ms }) => after_ms.length > index).length,
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
function toUnitRows(walk: NamedWalk, stepCount: number, watch: Watch): UnitRow[] {
  const steps = Math.min(walk.after_ms.length + 1, stepCount)
  return Array.from({ length: steps }, (_, index) => {
    const { time, reached } = toTimedUnit(walk, index + 1, watch)
    return toUnitRow(
      { ...walk, started_at: walk.entered_ms },
      {
        subject: String(index + 1),
        step: reached ? 'reached' : isMature(walk, watch) ? 'lost' : 'underway',
        durationMs: time,
        reached,
      },
    )
  })
}
