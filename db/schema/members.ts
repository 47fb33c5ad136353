import type { Role } from '#contract/workspace'
import { primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { control } from './control.ts'

/** Who may open a workspace, and as what. */
export const members = control.table(
  'members',
  {
    workspaceId: uuid('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.workspaceId, row.userId] })],
)
