import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** First touch per milestone and unit. */
export const milestoneFacts = pgTable(
  'milestone_facts',
  {
    environmentId: uuid('environment_id').notNull(),
    milestoneKey: text('milestone_key').notNull(),
    level: text('level').$type<'account' | 'user'>().notNull(),
    unitId: text('unit_id').notNull(),
    reachedAt: timestamp('reached_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
    messageId: text('message_id').notNull(),
    accountId: text('account_id'),
    userId: text('user_id'),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.milestoneKey, row.level, row.unitId] })],
)
