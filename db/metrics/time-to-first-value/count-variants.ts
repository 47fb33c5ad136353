import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { dayMs } from '../days.ts'
import {
  aalenJohansen,
  type CompetingUnit,
  incidenceBy,
  type IncidenceCurves,
  incidenceQuantile,
} from '../estimators/aalen-johansen.ts'
import { kaplanMeier } from '../estimators/kaplan-meier.ts'
import { MIN_AT_RISK, REPORTED_DAYS, toTimeToEvent } from '../estimators/time-to-event.ts'
import type { TimedUnit } from '../estimators/timed-unit.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import type { UnitTime } from './read-times.ts'
import { isCounted, toTimedUnit } from './summarise.ts'

type Variants = NonNullable<TimeToFirstValueReport['variants']>

/** Other ways to count the same accounts, each labelled with what it answers. */
export function countVariants(rows: readonly UnitTime[]): Variants {
  const counted = rows.filter(isCounted)
  return {
    churnCensored: {
      answers:
        'How long would it take if nobody churned? It assumes that those who left were like those who stayed, and looks better than what happened.',
      ...toTimeToValue(kaplanMeier(counted.map(untilChurn))),
    },
    delayedEntryIncluded: includeDelayedEntry(rows),
    competingRisks: competingRisks(counted),
  }
}

/** Value wins a tie with churn; value after churn is not looked at. */
function churnsFirst({ churned_after_ms, duration_ms, reached }: UnitTime): boolean {
  if (churned_after_ms === null) return false
  return reached ? churned_after_ms < duration_ms : true
}

function untilChurn(row: UnitTime): TimedUnit {
  return churnsFirst(row) ? { time: row.churned_after_ms ?? 0, reached: false } : toTimedUnit(row)
}

function includeDelayedEntry(rows: readonly UnitTime[]): Variants['delayedEntryIncluded'] {
  const late = rows.filter((row) => row.left_out === 'delayed_entry')
  const added = late.flatMap(({ duration_ms, reached, observed_after_ms }) =>
    observed_after_ms !== null && duration_ms > observed_after_ms
      ? [{ time: duration_ms, reached, entry: observed_after_ms }]
      : [],
  )
  return {
    answers:
      'What if accounts that the SDK met after their start join from then on? Each is compared only with accounts that were still waiting at the same age.',
    ...toTimeToEvent(kaplanMeier([...rows.filter(isCounted).map(toTimedUnit), ...added])),
    added: added.length,
    dropped: late.length - added.length,
  }
}

function competingRisks(rows: readonly UnitTime[]): Variants['competingRisks'] {
  const units = rows.map((row): CompetingUnit<'value' | 'churn'> => {
    if (churnsFirst(row)) return { time: row.churned_after_ms ?? 0, cause: 'churn' }
    return { time: row.duration_ms, cause: row.reached ? 'value' : null }
  })
  const curves = aalenJohansen(units, ['value', 'churn'])
  const count = (cause: 'value' | 'churn' | null) =>
    units.filter((unit) => unit.cause === cause).length
  return {
    answers:
      'Which share has reached value, which has churned without it, and which is still waiting? Whoever churned counts as churned, even if value came later.',
    reached: count('value'),
    churned: count('churn'),
    waiting: count(null),
    medianMs: incidenceQuantile(curves, 'value', 0.5),
    byDay: REPORTED_DAYS.map((day) => {
      const value = incidenceBy(curves, 'value', day * dayMs)
      const churn = incidenceBy(curves, 'churn', day * dayMs)
      return {
        day,
        reached: value.incidence,
        reachedSe: value.se,
        churned: churn.incidence,
        churnedSe: churn.se,
      }
    }),
    curve: incidenceByDay(curves),
  }
}

/** More days than a chart has points. */
const drawnDays = 366

/** What has become of all after each whole day, as far as it may be drawn. */
function incidenceByDay(
  curves: IncidenceCurves<'value' | 'churn'>,
): Variants['competingRisks']['curve'] {
  const points: Variants['competingRisks']['curve'] = []
  let next = 0
  for (let day = 0; day < drawnDays; day += 1) {
    // At risk are those whose time has not come before; who ends on the day itself has ended.
    while (next < curves.time.length && curves.time[next]! < day * dayMs) next += 1
    const atRisk = curves.atRisk[next] ?? 0
    if (atRisk < MIN_AT_RISK) break
    const until = curves.time[next] === day * dayMs ? next : next - 1
    points.push({
      day,
      atRisk,
      reached: curves.incidence.value[until] ?? 0,
      churned: curves.incidence.churn[until] ?? 0,
    })
  }
  return points
}
