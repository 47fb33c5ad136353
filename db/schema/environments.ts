import type { Environment } from '#contract/workspace'
import { bigint, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { control } from './control.ts'

/** A workspace's production, staging, …: has keys, data, guides and a reporting time zone of its own. */
export const environments = control.table('environments', {
  id: uuid('id').primaryKey(),
  workspaceId: uuid('workspace_id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<'production' | 'staging' | 'demo'>().notNull(),
  timeZone: text('time_zone').notNull().default('UTC'),
  weekStart: text('week_start').$type<'monday' | 'sunday'>().notNull().default('monday'),
  passiveEvents: text('passive_events').array().notNull().default([]),
  retentionDays: integer('retention_days'),
  /** Raw events received before this are past retention; null: none is. */
  rawEventsFrom: timestamp('raw_events_from', { withTimezone: true, precision: 3, mode: 'date' }),
  allowedOrigins: text('allowed_origins').array().notNull().default([]),
  theme: jsonb('theme').$type<Environment['theme']>().notNull(),
  frequency: jsonb('frequency')
    .$type<Environment['frequency']>()
    .notNull()
    .default({ maxPerDay: 3, quietHours: 12 }),
  definitionsVersion: bigint('definitions_version', { mode: 'number' }).notNull().default(0),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
    .notNull()
    .defaultNow(),
})
