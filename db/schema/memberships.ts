import { boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * Which user belongs to which account, from when to when. Of an erased account the id is its hash: what
 * its users do in it counts no more.
 */
export const memberships = pgTable(
  'memberships',
  {
    environmentId: uuid('environment_id').notNull(),
    userId: text('user_id').notNull(),
    accountId: text('account_id').notNull(),
    validFrom: timestamp('valid_from', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
    validTo: timestamp('valid_to', { withTimezone: true, precision: 3, mode: 'date' }),
    erased: boolean('erased').notNull().default(false),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.userId, row.accountId, row.validFrom] })],
)
