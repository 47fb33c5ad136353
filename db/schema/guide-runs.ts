import type { Run } from '#contract/session'
import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** One user’s way through one guide. */
export const guideRuns = pgTable(
  'guide_runs',
  {
    environmentId: uuid('environment_id').notNull(),
    guideKey: text('guide_key').notNull(),
    userId: text('user_id').notNull(),
    versionId: uuid('version_id').notNull(),
    status: text('status').$type<Run['status']>().notNull(),
    stepKey: text('step_key'),
    startedAt: timestamp('started_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
    completedAt: timestamp('completed_at', { withTimezone: true, precision: 3, mode: 'date' }),
    dismissedAt: timestamp('dismissed_at', { withTimezone: true, precision: 3, mode: 'date' }),
    stepAt: timestamp('step_at', { withTimezone: true, precision: 3, mode: 'date' }),
    snoozedUntil: timestamp('snoozed_until', { withTimezone: true, precision: 3, mode: 'date' }),
    markedSteps: text('marked_steps').array().notNull().default([]),
    skippedSteps: text('skipped_steps').array().notNull().default([]),
    startedUnaskedAt: timestamp('started_unasked_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }),
    updatedAt: timestamp('updated_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.guideKey, row.userId] })],
)
