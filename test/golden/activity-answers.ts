import type { ActivityReport } from '#contract/reports/activity'
import type { EventsFolder } from './events-folder.ts'

/** Block `activity`: the dates that the folder expects in each zone; all, when it expects none. */
export async function activityAnswers(
  ask: (query: Record<string, string>) => Promise<ActivityReport>,
  { config, activityDates }: EventsFolder,
) {
  const answers: Record<string, object> = {}
  for (const timeZone of config.activity_timezones) {
    const { asOf, rows } = await ask({ timeZone, from: config.window_start })
    const dates = activityDates[new Date(asOf).toISOString()]?.[timeZone]
    const asked = rows.filter(({ date }) => dates === undefined || dates.includes(date))
    answers[timeZone] = Object.fromEntries(asked.map((row) => [row.date, answerOf(row)]))
  }
  return answers
}

function answerOf({ users, accounts, stickiness }: ActivityReport['rows'][number]) {
  return {
    dau: users.day,
    wau: users.week,
    mau: users.month,
    stickiness,
    daa: accounts.day,
    waa: accounts.week,
    maa: accounts.month,
  }
}
