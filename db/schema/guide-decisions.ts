import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The last decision of a user's page about a guide. */
export const guideDecisions = pgTable(
  'guide_decisions',
  {
    environmentId: uuid('environment_id').notNull(),
    guideKey: text('guide_key').notNull(),
    userId: text('user_id').notNull(),
    versionId: uuid('version_id').notNull(),
    shown: boolean('shown').notNull(),
    trace: jsonb('trace').$type<string[]>().notNull(),
    decidedAt: timestamp('decided_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.guideKey, row.userId] })],
)
