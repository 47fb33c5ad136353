import type { FunnelReport } from '#contract/reports/funnel'
import type { Table } from './table.ts'

/** One row for each step. */
export function funnelTable(report: FunnelReport): Table {
  return {
    header: [
      'step',
      'label',
      'entered',
      'reached',
      'rate',
      'lower',
      'upper',
      'mature_entered',
      'mature_reached',
      'mature_rate',
      'mature_lower',
      'mature_upper',
      'of_previous',
      'lost',
      'underway',
      'since_previous_median_ms_of_doers',
      'since_previous_p90_ms_of_doers',
      'since_entry_median_ms_of_doers',
      'since_entry_p90_ms_of_doers',
    ],
    rows: report.rows.map(({ reached, mature, sincePrevious, sinceEntry, ...row }) => [
      row.step,
      row.label,
      reached.n,
      reached.k,
      reached.rate,
      reached.lower,
      reached.upper,
      mature.n,
      mature.k,
      mature.rate,
      mature.lower,
      mature.upper,
      row.fromPrevious.rate,
      row.lost,
      row.underway,
      sincePrevious.medianMs,
      sincePrevious.p90Ms,
      sinceEntry.medianMs,
      sinceEntry.p90Ms,
    ]),
  }
}
