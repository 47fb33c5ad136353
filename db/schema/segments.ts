import type { Condition } from '#contract/condition'
import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Saved conditions. */
export const segments = pgTable(
  'segments',
  {
    environmentId: uuid('environment_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    condition: jsonb('condition').$type<Condition>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.key] })],
)
