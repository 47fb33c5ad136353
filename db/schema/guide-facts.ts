import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** How far people came in guides, the first time of each, and their latest answers. */
export const guideFacts = pgTable(
  'guide_facts',
  {
    environmentId: uuid('environment_id').notNull(),
    guideKey: text('guide_key').notNull(),
    /** Empty: somebody not known, in an account that is. */
    userId: text('user_id').notNull(),
    /** Empty: no account. */
    accountId: text('account_id').notNull(),
    versionId: uuid('version_id').notNull(),
    what: text('what')
      .$type<
        'shown' | 'started' | 'step' | 'marked' | 'skipped' | 'answered' | 'dismissed' | 'completed'
      >()
      .notNull(),
    /** Of answers the key of the question; empty: the guide itself. */
    stepKey: text('step_key').notNull(),
    reachedAt: timestamp('reached_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
    /** The event that told it. */
    messageId: text('message_id').notNull(),
    answer: jsonb('answer'),
  },
  (row) => [
    primaryKey({
      columns: [
        row.environmentId,
        row.guideKey,
        row.userId,
        row.accountId,
        row.versionId,
        row.what,
        row.stepKey,
      ],
    }),
  ],
)
