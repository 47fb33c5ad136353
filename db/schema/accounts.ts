import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * Customer companies of the vendor. `createdAt` is the start: the earliest declared one, else first seen.
 * `firstValueAt` is kept as db/facts/first-values.ts says.
 */
export const accounts = pgTable(
  'accounts',
  {
    environmentId: uuid('environment_id').notNull(),
    id: text('id').notNull(),
    createdAt: timestamp('created_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
    createdAtDeclared: boolean('created_at_declared').notNull().default(false),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true, precision: 3, mode: 'date' }),
    name: text('name'),
    traits: jsonb('traits').$type<Record<string, unknown>>().notNull().default({}),
    internal: boolean('internal').notNull().default(false),
    churnedAt: timestamp('churned_at', { withTimezone: true, precision: 3, mode: 'date' }),
    observedFrom: timestamp('observed_from', { withTimezone: true, precision: 3, mode: 'date' }),
    valueAtEntry: boolean('value_at_entry'),
    backfilled: boolean('backfilled').notNull().default(false),
    firstValueAt: timestamp('first_value_at', { withTimezone: true, precision: 3, mode: 'date' }),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.id] })],
)
