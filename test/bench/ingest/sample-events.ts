/** A fifth of these names are milestones. */
export const names = [
  'viewed',
  'opened',
  'edited',
  'saved',
  'searched',
  'shared',
  'exported',
  'closed',
  'published',
  'invited',
] as const
export const milestoneNames = names.slice(-2)
const users = 2_000
const accounts = 400

/** One event of a round, the same whenever it is asked for. Neighbours are of different users. */
export function sampleEvent(round: string, index: number) {
  const user = (index * 7919) % users
  return {
    type: 'track',
    event: names[index % names.length]!,
    messageId: `bench-${round}-${index}`,
    userId: `user-${user}`,
    context: { groupId: `account-${user % accounts}` },
    timestamp: new Date(1_795_000_000_000 + index).toISOString(),
    properties: { path: `/projects/${index % 50}`, button: 'primary', position: index % 12 },
  }
}
