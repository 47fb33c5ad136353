import { bigint, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Anonymous counts of what came in, by reason. */
export const ingestCounts = pgTable(
  'ingest_counts',
  {
    environmentId: uuid('environment_id').notNull(),
    hour: timestamp('hour', { withTimezone: true, precision: 3, mode: 'date' }).notNull(),
    reason: text('reason').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.hour, row.reason] })],
)
