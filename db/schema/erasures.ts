import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What leaves a user or an account out of all figures, other than its erasure. */
export type LeftOut = 'bot' | 'internal_user' | 'internal_account'

/** What was erased, as a hash. */
export const erasures = pgTable(
  'erasures',
  {
    environmentId: uuid('environment_id').notNull(),
    kind: text('kind').$type<'user' | 'account'>().notNull(),
    idHash: text('id_hash').notNull(),
    /** What had left it out before, which its events are still counted under; null: nothing. */
    leftOut: text('left_out').$type<LeftOut>(),
    erasedAt: timestamp('erased_at', { withTimezone: true, precision: 3, mode: 'date' }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.kind, row.idHash] })],
)
