import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Passes for picking an element in the vendor's page; of secrets only the SHA-256 in hex. */
export const pickerTokens = pgTable(
  'picker_tokens',
  {
    environmentId: uuid('environment_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    guideKey: text('guide_key').notNull(),
    stepKey: text('step_key'),
    origin: text('origin').notNull(),
    madeBy: text('made_by').notNull(),
    expiresAt: timestamp('expires_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }).notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true, precision: 3, mode: 'date' }),
    sessionHash: text('session_hash'),
    sessionExpiresAt: timestamp('session_expires_at', {
      withTimezone: true,
      precision: 3,
      mode: 'date',
    }),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.tokenHash] })],
)
