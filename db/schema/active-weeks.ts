import { customType, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

const bitVarying = customType<{ data: string }>({ dataType: () => 'bit varying' })

/** In which weeks each account and user was active: retention reads a row for each, not every day. */
export const activeWeeks = pgTable(
  'active_weeks',
  {
    environmentId: uuid('environment_id').notNull(),
    level: text('level').$type<'account' | 'user'>().notNull(),
    unitId: text('unit_id').notNull(),
    /** First day of the first active week, in the environment's zone and from its first weekday. */
    firstWeek: date('first_week').notNull(),
    /** A digit for each week from the first to the last active one: 1 active, 0 not. */
    weeks: bitVarying('weeks').notNull(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.level, row.unitId] })],
)
