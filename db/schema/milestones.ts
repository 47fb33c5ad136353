import type { Condition } from '#contract/condition'
import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Facts worth reaching. */
export const milestones = pgTable(
  'milestones',
  {
    environmentId: uuid('environment_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    scope: text('scope').$type<'user' | 'account'>().notNull(),
    condition: jsonb('condition').$type<Condition>().notNull(),
    firstValue: boolean('first_value').notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.key] })],
)
