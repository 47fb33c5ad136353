import { randomUUID } from 'node:crypto'
import type { TestEnvironment } from './new-environment.ts'
import type { TestApp } from './test-app.ts'

const dayMs = 86_400_000

export interface HistoryEvent {
  event?: string
  userId?: string
  anonymousId?: string
  /** The account the event itself names. */
  account?: string
  daysAgo?: number
  /** Default: track. */
  type?: string
  messageId?: string
  /** By the sender's clock; left out, it is not known. */
  sentAt?: string
}

/** ISO-8601, so many days before the app's now. */
export function daysBefore({ now }: Pick<TestApp, 'now'>, days: number): string {
  return new Date(now() - days * dayMs).toISOString()
}

/** Imports events as received when they happened; returns what became of each. */
export async function sendHistory(
  testApp: Pick<TestApp, 'now'>,
  environment: TestEnvironment,
  ...events: HistoryEvent[]
): Promise<{ messageId: string; status: string; code?: string }[]> {
  const batch = events.map(({ event, account, daysAgo = 0, type = 'track', ...rest }) => ({
    type,
    messageId: randomUUID(),
    timestamp: daysBefore(testApp, daysAgo),
    receivedAt: daysBefore(testApp, daysAgo),
    ...(event ? { event } : {}),
    ...(account ? { context: { groupId: account } } : {}),
    ...rest,
  }))
  const answer = await environment.request('/v1/import', { body: { batch } })
  const { results } = await answer.json()
  return results
}
