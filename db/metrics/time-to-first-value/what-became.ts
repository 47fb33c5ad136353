import { ascending } from '../estimators/ascending.ts'
import { concatTimes } from '../estimators/times.ts'
import type { UnitTimes } from '../unit-times.ts'

/** What became of units first, as durations in ms, each list in order: all curves are made of these. */
export interface Outcomes {
  /** Until value, of those who had not churned before. Value wins a tie. */
  value: Float64Array
  /** Until value, of those who had churned before. */
  lateValue: Float64Array
  /** Until churn, of those who had no value before. */
  churn: Float64Array
  /** Until as-of, of those who have churned and never had value. */
  gone: Float64Array
  /** Until as-of, of those with neither value nor churn. */
  waiting: Float64Array
}

/** Tells units apart by what became of them, and sorts them once for all that is made of them. */
export function whatBecame(units: readonly UnitTimes[]): Outcomes {
  const value: Float64Array[] = []
  const lateValue: Float64Array[] = []
  const churn: Float64Array[] = []
  const gone: Float64Array[] = []
  const waiting: Float64Array[] = []
  for (const { reachedMs, churnedMs, followedMs } of units) {
    if (reachedMs && churnedMs) {
      value.push(reachedMs.filter((reached, index) => reached <= churnedMs[index]!))
      lateValue.push(reachedMs.filter((reached, index) => reached > churnedMs[index]!))
      churn.push(churnedMs.filter((churned, index) => churned < reachedMs[index]!))
    } else if (reachedMs) value.push(reachedMs)
    else if (churnedMs) {
      churn.push(churnedMs)
      gone.push(followedMs)
    } else waiting.push(followedMs)
  }
  const inOrder = (lists: Float64Array[]) => ascending(concatTimes(lists))
  return {
    value: inOrder(value),
    lateValue: inOrder(lateValue),
    churn: inOrder(churn),
    gone: inOrder(gone),
    waiting: inOrder(waiting),
  }
}
