import { jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { control } from './control.ts'

/** Who changed what. */
export const audit = control.table('audit', {
  id: uuid('id').primaryKey(),
  workspaceId: uuid('workspace_id').notNull(),
  environmentId: uuid('environment_id'),
  at: timestamp('at', { withTimezone: true, precision: 3, mode: 'date' }).notNull().defaultNow(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  before: jsonb('before'),
  after: jsonb('after'),
})
