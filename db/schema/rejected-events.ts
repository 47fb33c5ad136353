import type { EventCode } from '#contract/codes'
import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Refused events, for Live events. */
export const rejectedEvents = pgTable(
  'rejected_events',
  {
    environmentId: uuid('environment_id').notNull(),
    id: uuid('id').notNull(),
    receivedAt: timestamp('received_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
    code: text('code').$type<EventCode>().notNull(),
    field: text('field'),
    type: text('type'),
    name: text('name'),
    userId: text('user_id'),
    anonymousId: text('anonymous_id'),
    accountId: text('account_id'),
    payload: text('payload').notNull(),
    source: text('source'),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.id] })],
)
