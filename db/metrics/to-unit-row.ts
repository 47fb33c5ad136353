import type { UnitRow } from '#contract/metric-report'
import { toIso } from './metric-request.ts'

/** What a query says of a unit. Instants and durations are ms. */
interface UnitColumns {
  unit_id: string
  name: string | null
  started_at: number
  churned_after_ms?: number | null
  group_value?: string | null
}

/** A unit behind a number: who it is, and what is told of it. */
export function toUnitRow(
  row: UnitColumns,
  told: Pick<UnitRow, 'subject' | 'step' | 'durationMs' | 'reached'> & {
    observedAfterMs?: number | null
  },
): UnitRow {
  return {
    id: row.unit_id,
    name: row.name,
    startedAt: toIso(row.started_at),
    observedAfterMs: null,
    churnedAfterMs: row.churned_after_ms ?? null,
    group: row.group_value ?? null,
    ...told,
  }
}

/** A row of a time to something. Instants are ms. */
type TimedRow = Omit<UnitColumns, 'churned_after_ms'> & {
  reached_at: number | null
  churned_at: number | null
  observed_from: number | null
}

/** How long each unit took to reach it, or has waited so far; the quickest first. */
export function toReachedUnits(
  subject: string,
  rows: readonly TimedRow[],
  asOfMs: number,
): UnitRow[] {
  return rows
    .map((row) => {
      const since = (at: number) => Math.max(0, at - row.started_at)
      return toUnitRow(
        { ...row, churned_after_ms: row.churned_at === null ? null : since(row.churned_at) },
        {
          subject,
          step: 'reached',
          durationMs: since(row.reached_at ?? asOfMs),
          reached: row.reached_at !== null,
          observedAfterMs: row.observed_from === null ? null : row.observed_from - row.started_at,
        },
      )
    })
    .sort((a, b) => a.durationMs - b.durationMs || (a.id < b.id ? -1 : 1))
}
