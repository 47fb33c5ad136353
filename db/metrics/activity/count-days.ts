import type { Active, ActivityDay } from '#contract/reports/activity'
import { addDays, daysBetween } from '../../local-days.ts'
import { type AskedDays, monthDays } from './asked-days.ts'
import type { CountedGap } from './count-gaps.ts'

/** Distinct active users and accounts of each local day asked for and of the 7 and 30 days that end with it. */
export function countDays(
  { users, accounts }: { users: readonly CountedGap[]; accounts: readonly CountedGap[] },
  { begin, firstDay, lastDay, today }: Omit<AskedDays, 'timeZone'>,
): ActivityDay[] {
  const ofAllUsers = countActive(users, begin, lastDay)
  const ofAllAccounts = countActive(accounts, begin, lastDay)
  const asked = Math.max(0, daysBetween(firstDay, lastDay) + 1)
  return Array.from({ length: asked }, (_, position) => {
    const at = position + monthDays - 1
    const date = addDays(begin, at)
    const ofUsers = activeAt(ofAllUsers, at)
    const sum = ofAllUsers.day.slice(position, at + 1).reduce((all, day) => all + day, 0)
    return {
      date,
      complete: date < today,
      users: ofUsers,
      accounts: activeAt(ofAllAccounts, at),
      stickiness: ofUsers.month === 0 ? null : sum / monthDays / ofUsers.month,
    }
  })
}

/** Distinct units active on any of these days. */
export function countDistinct(
  gaps: readonly CountedGap[],
  { firstDay, lastDay }: Pick<AskedDays, 'firstDay' | 'lastDay'>,
): number {
  const within = gaps.filter(({ day }) => day >= firstDay)
  return activeWithin(within, daysBetween(firstDay, lastDay) + 1, firstDay, lastDay).at(-1) ?? 0
}

function countActive(gaps: readonly CountedGap[], begin: string, lastDay: string) {
  const [day = [], week = [], month = []] = [1, 7, monthDays].map((days) =>
    activeWithin(gaps, days, begin, lastDay),
  )
  return { day, week, month }
}

/** For each day from `begin`: the distinct units of it and the days before it, so many together. */
function activeWithin(
  gaps: readonly CountedGap[],
  days: number,
  begin: string,
  lastDay: string,
): number[] {
  const changes = Array.from({ length: Math.max(0, daysBetween(begin, lastDay) + 1) }, () => 0)
  const change = (at: number, by: number) => {
    if (at < changes.length) changes[at] = (changes[at] ?? 0) + by
  }
  for (const { day, daysToNext, units } of gaps) {
    const at = daysBetween(begin, day)
    change(at, units)
    change(at + Math.min(days, daysToNext), -units)
  }
  let active = 0
  return changes.map((by) => (active += by))
}

function activeAt(counted: { day: number[]; week: number[]; month: number[] }, at: number): Active {
  return { day: counted.day[at] ?? 0, week: counted.week[at] ?? 0, month: counted.month[at] ?? 0 }
}
