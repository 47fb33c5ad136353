import { useLocation } from 'preact-iso'
import type { ReportQuery } from './api-client.ts'
import type { Period } from './use-period.ts'

/** What a page with numbers lets its reader choose besides period and as-of. */
export type ReportChip = 'segment' | 'level' | 'compare' | 'groupBy'

/**
 * What to ask a report, read from the address: the period, and of the chips that the page shows those
 * that are set. A page that does not show a chip is not filtered by it.
 */
export function useReportQuery(period: Period, chips: readonly ReportChip[]): ReportQuery {
  const { query } = useLocation()
  return readReportQuery(query, period, chips)
}

/** Unknown or mistyped values fall back to the usual ones. */
export function readReportQuery(
  address: Readonly<Record<string, string>>,
  period: Pick<Period, 'query' | 'previous'>,
  chips: readonly ReportChip[],
): ReportQuery {
  const shows = (chip: ReportChip) => chips.includes(chip)
  const { segment = '', level, compare, groupBy = '' } = address
  return {
    ...period.query,
    ...(shows('segment') && segment !== '' ? { segment } : {}),
    ...(shows('level') && level === 'user' ? { level } : {}),
    ...(shows('compare') && compare !== 'off' && period.previous ? { compare: 'previous' } : {}),
    ...(shows('groupBy') && groupBy !== '' ? { groupBy } : {}),
  }
}
