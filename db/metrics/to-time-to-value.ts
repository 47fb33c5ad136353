import type { TimeToValue } from '#contract/estimates'
import { dayMs } from './days.ts'
import type { SurvivalCurve } from './estimators/kaplan-meier.ts'
import { restrictedMean } from './estimators/restricted-mean.ts'
import { toTimeToEvent } from './estimators/time-to-event.ts'

/** How many days of waiting the restricted means look at. */
const meanDays = [14, 30] as const

/** A curve over ms as reports state it, with the mean time spent waiting within the first days. */
export function toTimeToValue(curve: SurvivalCurve): TimeToValue {
  return {
    ...toTimeToEvent(curve),
    restrictedMeanMs: meanDays.map((tauDays) => {
      const { estimate, se } = restrictedMean(curve, tauDays * dayMs)
      return { tauDays, estimate, se }
    }),
  }
}
