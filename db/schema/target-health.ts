import type { TargetHealth } from '#contract/locator'
import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** How often pages found, or did not find, what a step points at, by UTC day. */
export const targetHealth = pgTable(
  'target_health',
  {
    environmentId: uuid('environment_id').notNull(),
    guideKey: text('guide_key').notNull(),
    versionId: uuid('version_id').notNull(),
    /** Empty: the guide itself has the target, as hints do. */
    stepKey: text('step_key').notNull(),
    health: text('health').$type<TargetHealth>().notNull(),
    day: date('day').notNull(),
    count: integer('count').notNull(),
    lastPath: text('last_path'),
    lastSeenAt: timestamp('last_seen_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
  },
  (row) => [
    primaryKey({
      columns: [row.environmentId, row.guideKey, row.versionId, row.stepKey, row.health, row.day],
    }),
  ],
)
