import type { GuideKind, GuideDraft } from '#contract/guide'
import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What is authored: one draft each. */
export const guides = pgTable(
  'guides',
  {
    environmentId: uuid('environment_id').notNull(),
    key: text('key').notNull(),
    kind: text('kind').$type<GuideKind>().notNull(),
    draft: jsonb('draft').$type<GuideDraft>().notNull(),
    revision: integer('revision').notNull().default(1),
    status: text('status').$type<'draft' | 'published' | 'archived'>().notNull().default('draft'),
    publishedVersionId: uuid('published_version_id'),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.key] })],
)
