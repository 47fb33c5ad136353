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
