import type { AccountInput } from '#contract/account'
import type { WireEvent } from '#contract/event-batch'
import { accountEvents } from './account-events.ts'
import { decideLife, decideStart, type AccountLife } from './account-life.ts'
import type { GuideVersions } from './guide-events.ts'
import { createRandom } from './random.ts'
import { HOUR_MS } from './working-hours.ts'

/** What is sent to fill an environment with a past. */
export interface History {
  accounts: AccountInput[]
  /** In the order in which they were received. */
  events: WireEvent[]
}

/** Chosen once: with it about 60% reach value in 14 days, whatever the weekday it is looked at. */
const SEED = 2026
const ACCOUNTS = 300
/** The vendor's own companies, marked as internal. */
const INTERNAL = 2

/**
 * Invents the last 120 days of a vendor with some 300 customers: stragglers, lost ones, ones that
 * never did anything. Everything follows from the hour of `nowMs` and the seed.
 */
export function makeHistory({
  nowMs,
  guides,
  seed = SEED,
}: {
  nowMs: number
  guides: GuideVersions
  seed?: number
}): History {
  const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS
  const random = createRandom(seed)
  const taken = new Set<string>()
  const starts = Array.from({ length: ACCOUNTS }, () => decideStart(random, hourMs)).toSorted(
    (a, b) => a.startMs - b.startMs,
  )
  const lives = starts.map((start, index): AccountLife => {
    const life = decideLife(random, { ...start, index, taken })
    return { ...life, isInternal: index < INTERNAL }
  })
  const events = lives.flatMap((life) => accountEvents(random, life, { nowMs: hourMs, guides }))
  return {
    accounts: lives.map((life) => toAccount(life, hourMs)),
    events: events.toSorted((a, b) => (a.receivedAt ?? '').localeCompare(b.receivedAt ?? '')),
  }
}

function toAccount(life: AccountLife, nowMs: number): AccountInput {
  const { id, name, startMs, churnedMs, isInternal } = life
  return {
    id,
    name,
    createdAt: new Date(startMs).toISOString(),
    ...(isInternal && { internal: true }),
    ...(churnedMs !== null && churnedMs < nowMs
      ? { churnedAt: new Date(Math.floor(churnedMs)).toISOString() }
      : {}),
  }
}
