import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** End users in the vendor’s product. `firstValueAt` is kept as db/facts/first-values.ts says. */
export const users = pgTable(
  'users',
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
    traits: jsonb('traits').$type<Record<string, unknown>>().notNull().default({}),
    bot: boolean('bot').notNull().default(false),
    internal: boolean('internal').notNull().default(false),
    firstValueAt: timestamp('first_value_at', { withTimezone: true, precision: 3, mode: 'date' }),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.id] })],
)
