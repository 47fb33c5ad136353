import type { Rate } from '#contract/estimates'
import type { FunnelReport } from '#contract/reports/funnel'
import { kaplanMeier } from '../estimators/kaplan-meier.ts'
import { nearestRankPercentile } from '../estimators/percentile.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { toTimeToEvent } from '../estimators/time-to-event.ts'
import type { TimedUnit } from '../estimators/timed-unit.ts'
import type { Walk } from './read-walks.ts'

/** How long a funnel is open, and up to when it was watched. */
export interface Watch {
  windowMs: number
  asOfMs: number
}

const whyItMisleads =
  'It leaves out everyone who has not got there, and among the young it sees only the quick ones. Never steer by it.'

/** The whole way, from the first step to the last. */
export function summariseWalks(
  walks: readonly Walk[],
  stepCount: number,
  watch: Watch,
): FunnelReport['summary'] {
  const converted = walks.filter((walk) => walk.after_ms.length === stepCount)
  return {
    converted: rateWithInterval(converted.length, walks.length),
    mature: rateOfMature(walks, stepCount, watch),
    timeToConvert: toTimeToEvent(
      kaplanMeier(walks.map((walk) => toTimedUnit(walk, stepCount, watch))),
    ),
    convertersOnly: {
      ...timeOfDoers(converted.map((walk) => walk.after_ms[stepCount - 1]!)),
      whyItMisleads,
    },
  }
}

/** How many did each step, and how long it took those who did. */
export function toStepRows(
  walks: readonly Walk[],
  labels: readonly string[],
  watch: Watch,
): FunnelReport['rows'] {
  return labels.map((label, index) => {
    const step = index + 1
    const reached = walks.filter(({ after_ms }) => after_ms.length >= step)
    const before = index === 0 ? walks : walks.filter(({ after_ms }) => after_ms.length >= index)
    const stayed = before.filter(({ after_ms }) => after_ms.length < step)
    const lost = stayed.filter((walk) => isMature(walk, watch)).length
    return {
      step,
      label,
      reached: rateWithInterval(reached.length, walks.length),
      mature: rateOfMature(walks, step, watch),
      fromPrevious: rateWithInterval(reached.length, before.length),
      lost,
      underway: stayed.length - lost,
      sincePrevious: timeOfDoers(
        reached.map(({ after_ms }) => after_ms[index]! - (after_ms[index - 1] ?? 0)),
      ),
      sinceEntry: timeOfDoers(reached.map(({ after_ms }) => after_ms[index]!)),
    }
  })
}

/** The window has closed by as-of. */
export function isMature({ entered_ms }: Walk, { windowMs, asOfMs }: Watch): boolean {
  return entered_ms + windowMs <= asOfMs
}

/** From the entry to this step; who has not done it is watched to the end of the window, or to as-of. */
export function toTimedUnit(
  { entered_ms, after_ms }: Walk,
  step: number,
  { windowMs, asOfMs }: Watch,
): TimedUnit {
  const time = after_ms[step - 1]
  return time === undefined
    ? { time: Math.min(windowMs, asOfMs - entered_ms), reached: false }
    : { time, reached: true }
}

function rateOfMature(walks: readonly Walk[], step: number, watch: Watch): Rate {
  const mature = walks.filter((walk) => isMature(walk, watch))
  return rateWithInterval(
    mature.filter(({ after_ms }) => after_ms.length >= step).length,
    mature.length,
  )
}

function timeOfDoers(times: readonly number[]) {
  const ascending = Array.from(Float64Array.from(times).sort())
  return {
    n: times.length,
    medianMs: nearestRankPercentile(ascending, 0.5),
    p90Ms: nearestRankPercentile(ascending, 0.9),
  }
}
