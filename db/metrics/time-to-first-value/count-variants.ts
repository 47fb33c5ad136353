import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { dayMs } from '../days.ts'
import {
  incidenceBy,
  incidenceCurves,
  type IncidenceCurves,
  incidenceQuantile,
} from '../estimators/aalen-johansen.ts'
import { mergeAscending } from '../estimators/ascending.ts'
import { countUpTo } from '../estimators/count-up-to.ts'
import { survivalCurve, type SurvivalCurve } from '../estimators/kaplan-meier.ts'
import { MIN_AT_RISK, REPORTED_DAYS, toTimeToEvent } from '../estimators/time-to-event.ts'
import type { TimedUnit } from '../estimators/timed-unit.ts'
import { concatTimes, type Times, toTimes } from '../estimators/times.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import { countUnits, durations, isCounted, timesOf, type UnitTimes } from '../unit-times.ts'
import type { Outcomes } from './what-became.ts'

type Variants = NonNullable<TimeToFirstValueReport['variants']>

/**
 * Other ways to count the same accounts, each labelled with what it answers. `outcomes` and `headline`, the
 * curve, are of those that count.
 */
export function countVariants(
  units: readonly UnitTimes[],
  outcomes: Outcomes,
  headline: SurvivalCurve,
): Variants {
  const { value, churn, waiting } = outcomes
  return {
    churnCensored: {
      answers:
        'How long would it take if nobody churned? It assumes that those who left were like those who stayed, and looks better than what happened.',
      ...toTimeToValue(survivalCurve({ reached: value, waiting: mergeAscending(churn, waiting) })),
    },
    delayedEntryIncluded: includeDelayedEntry(units, headline),
    competingRisks: competingRisks(outcomes),
  }
}

function includeDelayedEntry(
  units: readonly UnitTimes[],
  headline: SurvivalCurve,
): Variants['delayedEntryIncluded'] {
  const late = units.filter((alike) => alike.left_out === 'delayed_entry')
  const added = late.flatMap(joinLate)
  const all =
    added.length === 0 ? headline : survivalCurve(withAdded(units.filter(isCounted), added))
  return {
    answers:
      'What if accounts that the SDK met after their start join from then on? Each is compared only with accounts that were still waiting at the same age.',
    ...toTimeToEvent(all),
    added: added.length,
    dropped: countUnits(late) - added.length,
  }
}

function withAdded(counted: readonly UnitTimes[], added: readonly TimedUnit[]): Times {
  const fromTheStart = timesOf(counted)
  const { reached, waiting, entries } = toTimes(added)
  return {
    reached: concatTimes([fromTheStart.reached, reached]),
    waiting: concatTimes([fromTheStart.waiting, waiting]),
    entries,
  }
}

/** Those that could still be observed when they were met. */
function joinLate(alike: UnitTimes): TimedUnit[] {
  const reached = alike.reachedMs !== null
  return [...durations(alike)].flatMap((time, index) => {
    const entry = alike.observedMs?.[index] ?? 0
    return time > entry ? [{ time, reached, entry }] : []
  })
}

function competingRisks({ value, churn, waiting }: Outcomes): Variants['competingRisks'] {
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
  for (let day = 0; day < drawnDays; day += 1) {
    const exits = countUpTo(curves.time, day * dayMs)
    // Who ends on the day itself has ended, and was at risk until then.
    const isExitTime = curves.time[exits - 1] === day * dayMs
    const atRisk = curves.atRisk[isExitTime ? exits - 1 : exits] ?? 0
    if (atRisk < MIN_AT_RISK) break
    points.push({
      day,
      atRisk,
      reached: curves.incidence.value[exits - 1] ?? 0,
      churned: curves.incidence.churn[exits - 1] ?? 0,
    })
  }
  return points
}
