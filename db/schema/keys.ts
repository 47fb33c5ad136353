import { text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { control } from './control.ts'

/** Write keys are kept as they are, since they are public; of secret keys only the SHA-256. */
export const keys = control.table('keys', {
  id: uuid('id').primaryKey(),
  environmentId: uuid('environment_id').notNull(),
  kind: text('kind').$type<'write' | 'secret'>().notNull(),
  name: text('name').notNull(),
  lookup: text('lookup').notNull(),
  last4: text('last4').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
    .notNull()
    .defaultNow(),
  lastUsedAt: timestamp('last_used_at', { withTimezone: true, precision: 3, mode: 'date' }),
  revokedAt: timestamp('revoked_at', { withTimezone: true, precision: 3, mode: 'date' }),
})
