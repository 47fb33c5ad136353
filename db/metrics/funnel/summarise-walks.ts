import type { Rate } from '#contract/estimates'
import type { FunnelReport } from '#contract/reports/funnel'
import { ascending } from '../estimators/ascending.ts'
import { survivalCurve } from '../estimators/kaplan-meier.ts'
import { nearestRankPercentile } from '../estimators/percentile.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { toTimeToEvent } from '../estimators/time-to-event.ts'
import { concatTimes } from '../estimators/times.ts'
import { countUnits } from '../unit-times.ts'
import { didStep, timesOf, type WalkTimes } from './walk-times.ts'

const whyItMisleads =
  'It leaves out everyone who has not got there, and among the young it sees only the quick ones. Never steer by it.'

/** The whole way, from the first step to the last. */
export function summariseWalks(
  walks: readonly WalkTimes[],
  stepCount: number,
): FunnelReport['summary'] {
  const { reached: unsorted, waiting } = timesOf(walks, stepCount)
  const reached = ascending(unsorted)
  return {
    converted: rateOf(walks, stepCount),
    mature: rateOf(walks.filter(isMature), stepCount),
    timeToConvert: toTimeToEvent(survivalCurve({ reached, waiting })),
    convertersOnly: { ...timeOfDoers(reached), whyItMisleads },
  }
}

/** How many did each step, and how long it took those who did. */
export function toStepRows(
  walks: readonly WalkTimes[],
  labels: readonly string[],
): FunnelReport['rows'] {
  return labels.map((label, index) => {
    const step = index + 1
    const reached = didStep(walks, step)
    const before = index === 0 ? walks : didStep(walks, index)
    const stayed = before.filter(({ afterMs }) => afterMs.length < step)
    const lost = countUnits(stayed.filter(isMature))
    const sinceEntry = timeOfDoers(concatTimes(reached.map(({ afterMs }) => afterMs[index]!)))
    return {
      step,
      label,
      reached: rateOf(walks, step),
      mature: rateOf(walks.filter(isMature), step),
      fromPrevious: rateOf(before, step),
      lost,
      underway: countUnits(stayed) - lost,
      sincePrevious:
        step <= 2
          ? sinceEntry
          : timeOfDoers(concatTimes(reached.map((alike) => sincePrevious(alike, index)))),
      sinceEntry,
    }
  })
}

const isMature = (walks: WalkTimes) => walks.isMature

function rateOf(walks: readonly WalkTimes[], step: number): Rate {
  return rateWithInterval(countUnits(didStep(walks, step)), countUnits(walks))
}

function sincePrevious({ afterMs }: WalkTimes, index: number): Float64Array {
  const previous = afterMs[index - 1]!
  return afterMs[index]!.map((after, walk) => after - previous[walk]!)
}

function timeOfDoers(times: Float64Array) {
  const sorted = ascending(times)
  return {
    n: times.length,
    medianMs: nearestRankPercentile(sorted, 0.5),
    p90Ms: nearestRankPercentile(sorted, 0.9),
  }
}
