import { text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { control } from './control.ts'

/** A SaaS vendor, our customer. */
export const workspaces = control.table('workspaces', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
    .notNull()
    .defaultNow(),
})
