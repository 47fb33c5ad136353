import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** First values to be celebrated, once per account. */
export const celebrations = pgTable(
  'celebrations',
  {
    environmentId: uuid('environment_id').notNull(),
    milestoneKey: text('milestone_key').notNull(),
    accountId: text('account_id').notNull(),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    reachedAt: timestamp('reached_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
    offeredAt: timestamp('offered_at', { withTimezone: true, precision: 3, mode: 'date' }),
    shownAt: timestamp('shown_at', { withTimezone: true, precision: 3, mode: 'date' }),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.milestoneKey, row.accountId] })],
)
