import type { FunnelExclusion, SavedStep } from '#contract/funnel'
import {
  doublePrecision,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** Saved funnels. */
export const funnels = pgTable(
  'funnels',
  {
    environmentId: uuid('environment_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    steps: jsonb('steps').$type<SavedStep[]>().notNull(),
    windowDays: doublePrecision('window_days').notNull(),
    level: text('level').$type<'account' | 'user'>().notNull(),
    exclude: jsonb('exclude').$type<FunnelExclusion>(),
    holdConstant: text('hold_constant'),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.key] })],
)
