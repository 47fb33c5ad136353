/** What happens in the benchmark's product. Each name is an event, and what is defined by it. */
export const milestones = [
  'signed_in',
  'connected',
  'invited',
  'published',
  'shared',
  'scheduled',
  'embedded',
  'upgraded',
] as const
export const firstValue = 'published'
export const features = ['export', 'alert', 'comment', 'search', 'template'] as const
export const plainEvents = ['viewed', 'opened', 'edited', 'saved', 'filtered', 'closed'] as const

export const weeks = 26
export const usersPerAccount = 10

/** How much happened: `events` in all, from `accounts` with ten users each. */
export interface HistorySize {
  events: number
  accounts: number
}

/** 100,000 accounts at 10 million events, and one account for each hundred events below that. */
export function sizeOf(events: number): HistorySize {
  return { events, accounts: Math.min(100_000, Math.max(100, Math.floor(events / 100))) }
}
