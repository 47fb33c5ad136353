import { customType, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

const bitVarying = customType<{ data: string }>({ dataType: () => 'bit varying' })

/** When each account and user was active: reports read a row for each, not one for each day. */
export const activeDays = pgTable(
  'active_days',
  {
    environmentId: uuid('environment_id').notNull(),
    level: text('level').$type<'account' | 'user'>().notNull(),
    unitId: text('unit_id').notNull(),
    /** First active day, in the environment's zone. */
    firstDay: date('first_day').notNull(),
    /** A digit for each day from the first to the last active one: 1 active, 0 not. */
    days: bitVarying('days').notNull(),
    /** First day of the first active week, which begins with the environment's first weekday. */
    firstWeek: date('first_week').notNull(),
    /** A digit for each week, in the same way. */
    weeks: bitVarying('weeks').notNull(),
  },
  (row) => [primaryKey({ columns: [row.environmentId, row.level, row.unitId] })],
)
