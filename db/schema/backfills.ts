import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Progress of reading history again. */
export const backfills = pgTable(
  'backfills',
  {
    environmentId: uuid('environment_id').notNull(),
    subjectKind: text('subject_kind')
      .$type<'milestone' | 'first_value' | 'feature' | 'funnel'>()
      .notNull(),
    subjectKey: text('subject_key').notNull(),
    definitionsVersion: bigint('definitions_version', { mode: 'number' }).notNull(),
    done: integer('done').notNull().default(0),
    total: integer('total'),
    cursor: text('cursor'),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.subjectKind, row.subjectKey] })],
)
