import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Which user an anonymous id or alias stands for, followed to the end of the chain. */
export const identities = pgTable(
  'identities',
  {
    environmentId: uuid('environment_id').notNull(),
    kind: text('kind').$type<'anonymous' | 'alias'>().notNull(),
    id: text('id').notNull(),
    userId: text('user_id'),
    boundAt: timestamp('bound_at', { withTimezone: true, precision: 3, mode: 'date' }),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.kind, row.id] })],
)
