import type { UnitRow } from '#contract/metric-report'
import type { Table } from './table.ts'

/** The accounts (users) behind a report as a table. */
export function unitTable(units: readonly UnitRow[]): Table {
  return {
    header: [
      'id',
      'name',
      'started_at',
      'subject',
      'step',
      'duration_ms',
      'reached',
      'observed_after_ms',
      'churned_after_ms',
      'group',
    ],
    rows: units.map((row) => [
      row.id,
      row.name,
      row.startedAt,
      row.subject,
      row.step,
      row.durationMs,
      row.reached,
      row.observedAfterMs,
      row.churnedAfterMs,
      row.group,
    ]),
  }
}
