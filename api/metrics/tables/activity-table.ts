import type { ActivityReport } from '#contract/reports/activity'
import type { Table } from './table.ts'

/** One row for each local day. */
export function activityTable({ rows }: ActivityReport): Table {
  return {
    header: ['date', 'complete', 'dau', 'wau', 'mau', 'stickiness', 'daa', 'waa', 'maa'],
    rows: rows.map(({ date, complete, users, accounts, stickiness }) => [
      date,
      complete,
      users.day,
      users.week,
      users.month,
      stickiness,
      accounts.day,
      accounts.week,
      accounts.month,
    ]),
  }
}
