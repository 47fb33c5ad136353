import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What was erased, as a hash. */
export const erasures = pgTable(
  'erasures',
  {
    environmentId: uuid('environment_id').notNull(),
    kind: text('kind').$type<'user' | 'account'>().notNull(),
    idHash: text('id_hash').notNull(),
    erasedAt: timestamp('erased_at', { withTimezone: true, precision: 3, mode: 'date' }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.kind, row.idHash] })],
)
