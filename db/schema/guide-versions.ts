import type { GuideDraft } from '#contract/guide'
import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What was published: frozen drafts. */
export const guideVersions = pgTable(
  'guide_versions',
  {
    environmentId: uuid('environment_id').notNull(),
    id: uuid('id').notNull(),
    guideKey: text('guide_key').notNull(),
    number: integer('number').notNull(),
    content: jsonb('content').$type<GuideDraft>().notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true, precision: 3, mode: 'date' })
      .notNull()
      .defaultNow(),
    publishedBy: text('published_by'),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.id] })],
)
