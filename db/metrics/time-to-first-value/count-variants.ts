import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { dayMs } from '../days.ts'
import {
  incidenceBy,
  incidenceCurves,
  type IncidenceCurves,
  incidenceQuantile,
} from '../estimators/aalen-johansen.ts'
import { ascending, mergeAscending } from '../estimators/ascending.ts'
import { survivalCurve, type SurvivalCurve } from '../estimators/kaplan-meier.ts'
import { MIN_AT_RISK, REPORTED_DAYS, toTimeToEvent } from '../estimators/time-to-event.ts'
import type { TimedUnit } from '../estimators/timed-unit.ts'
import { concatTimes, type Times, toTimes } from '../estimators/times.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import {
  churnedAfter,
  countUnits,
  durations,
  isCounted,
  timesOf,
  type UnitTimes,
} from '../unit-times.ts'

type Variants = NonNullable<TimeToFirstValueReport['variants']>

/**
 * Other ways to count the same accounts, each labelled with what it answers. `headline` is the curve of
 * those that count.
 */
export function countVariants(
  units: readonly UnitTimes[],
  asOfMs: number,
  headline: SurvivalCurve,
): Variants {
  const first = whatCameFirst(units.filter(isCounted), asOfMs)
  const { value, churn, waiting } = first
  return {
    churnCensored: {
      answers:
        'How long would it take if nobody churned? It assumes that those who left were like those who stayed, and looks better than what happened.',
      ...toTimeToValue(survivalCurve({ reached: value, waiting: mergeAscending(churn, waiting) })),
    },
    delayedEntryIncluded: includeDelayedEntry(units, asOfMs, headline),
    competingRisks: competingRisks(first),
  }
}

/** What became of each first: value, churn without it, or neither yet. Value wins a tie with churn. */
function whatCameFirst(units: readonly UnitTimes[], asOfMs: number) {
  const value: Float64Array[] = []
  const churn: Float64Array[] = []
  const waiting: Float64Array[] = []
  for (const alike of units) {
    const took = durations(alike, asOfMs)
    const left = churnedAfter(alike)
    if (!alike.reachedMs) (left ? churn : waiting).push(left ?? took)
    else if (!left) value.push(took)
    else {
      value.push(took.filter((duration, index) => duration <= left[index]!))
      churn.push(left.filter((churned, index) => churned < took[index]!))
    }
  }
  // Sorted here once for all that is made of them.
  return {
    value: ascending(concatTimes(value)),
    churn: ascending(concatTimes(churn)),
    waiting: ascending(concatTimes(waiting)),
  }
}

type First = ReturnType<typeof whatCameFirst>

function includeDelayedEntry(
  units: readonly UnitTimes[],
  asOfMs: number,
  headline: SurvivalCurve,
): Variants['delayedEntryIncluded'] {
  const late = units.filter((alike) => alike.left_out === 'delayed_entry')
  const added = late.flatMap((alike) => joinLate(alike, asOfMs))
  const all =
    added.length === 0 ? headline : survivalCurve(withAdded(units.filter(isCounted), asOfMs, added))
  return {
    answers:
      'What if accounts that the SDK met after their start join from then on? Each is compared only with accounts that were still waiting at the same age.',
    ...toTimeToEvent(all),
    added: added.length,
    dropped: countUnits(late) - added.length,
  }
}

function withAdded(
  counted: readonly UnitTimes[],
  asOfMs: number,
  added: readonly TimedUnit[],
): Times {
  const fromTheStart = timesOf(counted, asOfMs)
  const { reached, waiting, entries } = toTimes(added)
  return {
    reached: concatTimes([fromTheStart.reached, reached]),
    waiting: concatTimes([fromTheStart.waiting, waiting]),
    entries,
  }
}

/** Those that could still be observed when they were met. */
function joinLate(alike: UnitTimes, asOfMs: number): TimedUnit[] {
  const reached = alike.reachedMs !== null
  return [...durations(alike, asOfMs)].flatMap((time, index) => {
    const entry = (alike.observedMs?.[index] ?? 0) - alike.startedMs[index]!
    return time > entry ? [{ time, reached, entry }] : []
  })
}

function competingRisks({ value, churn, waiting }: First): Variants['competingRisks'] {
  const curves = incidenceCurves({ ends: { value, churn }, waiting })
  return {
    answers:
      'Which share has reached value, which has churned without it, and which is still waiting? Whoever churned counts as churned, even if value came later.',
    reached: value.length,
    churned: churn.length,
    waiting: waiting.length,
    medianMs: incidenceQuantile(curves, 'value', 0.5),
    byDay: REPORTED_DAYS.map((day) => {
      const reached = incidenceBy(curves, 'value', day * dayMs)
      const churned = incidenceBy(curves, 'churn', day * dayMs)
      return {
        day,
        reached: reached.incidence,
        reachedSe: reached.se,
        churned: churned.incidence,
        churnedSe: churned.se,
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
