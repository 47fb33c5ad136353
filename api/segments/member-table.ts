import type { PageOf } from '#contract/page'
import type { SegmentMember } from '#contract/segment'
import type { Table } from '../metrics/tables/table.ts'

/** The members of a segment as a table. */
export function memberTable({ rows }: PageOf<SegmentMember>): Table {
  return {
    header: ['id', 'name', 'created_at', 'last_seen_at'],
    rows: rows.map((row) => [row.id, row.name, row.createdAt, row.lastSeenAt]),
  }
}
