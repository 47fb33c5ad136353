import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { loadSql } from '../../load-sql.ts'
import { toCurvePoints } from '../estimators/time-to-event.ts'
import type { MeasuredTimes } from '../measured.ts'
import { type MetricRequest, sharedValues } from '../metric-request.ts'
import { type AllUnitTimes, readUnitTimes } from '../read-unit-times.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { timeGroups } from '../time-groups.ts'
import { toReachedUnits } from '../to-unit-row.ts'
import { countUnits, isCounted, toStratifiedUnits, type UnitTimes } from '../unit-times.ts'
import { findFirstValue, type FirstValue } from '../valued-units.ts'
import { countVariants } from './count-variants.ts'
import { listWaiting } from './list-waiting.ts'
import { timeToFirstValue, type TimeToFirstValueRow } from './metric.ts'
import { findReachedSinceMet } from './reached-since-met.ts'
import { summarise } from './summarise.ts'
import { whatBecame } from './what-became.ts'

const query = loadSql(import.meta.url, './query.sql')

/** So many are told of with the report; further ones are asked for by page. */
const shownWaiting = 100

/** How long accounts (users) that started in the period took, or have waited, for their first value. */
export async function measureTimeToFirstValue(
  request: MetricRequest,
): Promise<MeasuredTimes & { report: TimeToFirstValueReport }> {
  const firstValue = await findFirstValue(request)
  const milestone = firstValue?.milestone ?? null
  const asked = firstValue && { firstValue, values: await valuesOf(request, firstValue) }
  // The database looks for who waits while the curves are made.
  const [{ units, ...told }, waiting, recomputing] = await Promise.all([
    tellTimes(request, asked),
    firstValue ? listWaiting(request, firstValue, { limit: shownWaiting }) : [],
    recomputingShare(request, { milestones: milestone ? [milestone.key] : [] }),
  ])
  return {
    report: {
      metric: 'time-to-first-value',
      ...reportHeader(timeToFirstValue, request, {
        n: countUnits(units.filter(isCounted)),
        method: 'log-log',
        units,
        recomputing,
      }),
      milestone,
      ...told,
      waiting,
    },
    times: () => toStratifiedUnits(units.filter(isCounted)),
    units: async () => {
      if (!asked) return []
      const { values, ...reads } = asked
      const rows = await runQuery<TimeToFirstValueRow>(request, query, values, reads)
      return toReachedUnits(firstValue.milestone.key, rows.filter(isTold), request.asOfMs)
    },
  }
}

const nobody: AllUnitTimes = { units: [], grouped: [], reachedBeforeStart: 0 }

interface Asked {
  firstValue: FirstValue
  values: Awaited<ReturnType<typeof valuesOf>>
}

/** All that is made of the times, and the times themselves. */
async function tellTimes(
  request: MetricRequest,
  asked: Asked | null,
): Promise<
  Pick<TimeToFirstValueReport, 'summary' | 'notes' | 'variants' | 'groups' | 'rows'> & {
    units: UnitTimes[]
  }
> {
  const { units, grouped, reachedBeforeStart } = asked
    ? await readUnitTimes(request, query, asked.values, asked)
    : nobody
  const counted = units.filter(isCounted)
  const outcomes = whatBecame(counted)
  const { summary, curve } = summarise(counted, outcomes)
  return {
    units,
    summary,
    notes: [
      { reason: 'value_before_start', count: reachedBeforeStart },
      { reason: 'value_after_churn', count: outcomes.lateValue.length },
    ],
    variants: request.level === 'account' ? countVariants(units, outcomes, curve) : null,
    groups: timeGroups(request, grouped),
    rows: toCurvePoints(curve),
  }
}

async function valuesOf(request: MetricRequest, { milestone }: FirstValue) {
  const reachedSinceMet =
    request.level === 'account' ? await findReachedSinceMet(request, milestone.key) : {}
  return {
    ...sharedValues(request),
    reached_since_met: JSON.stringify(reachedSinceMet),
  }
}

const isTold = (row: TimeToFirstValueRow) => isCounted(row) || row.left_out === 'delayed_entry'
