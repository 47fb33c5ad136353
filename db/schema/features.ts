import type { Condition } from '#contract/condition'
import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Named sets of events with a release date. */
export const features = pgTable(
  'features',
  {
    environmentId: uuid('environment_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    condition: jsonb('condition').$type<Condition>().notNull(),
    releasedAt: timestamp('released_at', { withTimezone: true, precision: 3, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.key] })],
)
