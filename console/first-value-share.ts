import type { ReachedByDay } from '#contract/estimates'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'

/** Comparisons of fewer than ten events say more about chance than about the product. */
export const leastEventsToCompare = 10
/** Intervals of fewer than ten units are as good as none. */
export const leastUnitsForInterval = 10

/** A share that may be quoted. */
export type QuotableShare = ReachedByDay & { reached: number }

/** The share by day 14, or by the latest earlier day that may be quoted; null when there is none. */
export function headlineShare(report: TimeToFirstValueReport): QuotableShare | null {
  const quotable = report.summary.reachedByDay.filter(isQuotable).filter(({ day }) => day <= 14)
  return quotable.at(-1) ?? null
}

/** The same day in the previous period, when both have enough events to compare. */
export function comparableShare(
  report: TimeToFirstValueReport,
  previous: TimeToFirstValueReport | null,
  day: number,
): QuotableShare | null {
  if (!previous) return null
  const events = Math.min(report.summary.events, previous.summary.events)
  if (events < leastEventsToCompare) return null
  return previous.summary.reachedByDay.filter(isQuotable).find((row) => row.day === day) ?? null
}

function isQuotable(row: ReachedByDay): row is QuotableShare {
  return row.observable && row.reached !== null
}
