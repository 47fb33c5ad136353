import { wireEventSchema, type WireEvent } from '#contract/event-batch'
import { accountInputSchema } from '#contract/account'
import { guideKinds } from '#contract/guide'
import { sdkEvents } from '#contract/rules/sdk-events'
import { describe, expect, it } from 'vitest'
import type { GuideVersions } from './guide-events.ts'
import { makeHistory, type History } from './make-history.ts'
import { DAY_MS, HOUR_MS, isWeekend } from './working-hours.ts'

const guides = Object.fromEntries(
  guideKinds.map((kind, index) => [kind, `0190b3c0-0000-7000-8000-00000000000${index}`]),
) as GuideVersions
const nowMs = Date.parse('2026-05-20T14:00:00Z')
const history = makeHistory({ nowMs, guides })
/** Different weekdays and hours of two weeks. */
const otherTimes = Array.from({ length: 5 }, (_, index) => nowMs + index * 67 * HOUR_MS)

describe('makeHistory', () => {
  it('tells the same story for the same seed within an hour', () => {
    expect(makeHistory({ nowMs: nowMs + HOUR_MS - 1, guides })).toEqual(history)
    expect(makeHistory({ nowMs, guides, seed: 8 })).not.toEqual(history)
  })

  it('fits the wire', () => {
    expect(accountInputSchema.array().safeParse(history.accounts).error).toBeUndefined()
    expect(wireEventSchema.array().safeParse(history.events).error).toBeUndefined()
  })

  it('has 300 accounts with names and ids of their own, and at most 30,000 events', () => {
    const { accounts, events } = history
    expect(accounts).toHaveLength(300)
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(300)
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(300)
    expect(events.length).toBeGreaterThan(10_000)
    expect(events.length).toBeLessThan(30_000)
  })

  it('gives every message an id of its own', () => {
    const { events } = history
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length)
  })

  it('lies within the last 120 days, and nothing is received before it happened', () => {
    for (const event of history.events) {
      const occurredMs = Date.parse(event.timestamp ?? '')
      const receivedMs = Date.parse(event.receivedAt ?? '')
      expect(occurredMs).toBeGreaterThanOrEqual(nowMs - 120 * DAY_MS)
      expect(receivedMs).toBeGreaterThanOrEqual(occurredMs)
      expect(receivedMs).toBeLessThanOrEqual(nowMs)
    }
  })

  it('is sent in the order of arrival', () => {
    const received = history.events.map(({ receivedAt }) => receivedAt ?? '')
    expect(received).toEqual(received.toSorted())
  })

  it('lets nobody act before signing up or after leaving', () => {
    const accountOf = accountOfUser(history)
    const accounts = new Map(history.accounts.map((account) => [account.id, account]))
    for (const { userId, timestamp } of history.events) {
      const account = accounts.get(accountOf.get(userId ?? '') ?? '')
      expect(Date.parse(timestamp ?? '')).toBeGreaterThanOrEqual(
        Date.parse(account?.createdAt ?? ''),
      )
      if (account?.churnedAt) {
        expect(Date.parse(timestamp ?? '')).toBeLessThan(Date.parse(account.churnedAt))
      }
    }
  })

  it('takes the steps to first value in their order', () => {
    const accountOf = accountOfUser(history)
    const way = [
      'data_source_connected',
      'project_created',
      'dashboard_created',
      'report_published',
    ]
    const seen = new Map<string, string[]>()
    for (const event of byTime(history.events)) {
      if (!way.includes(event.event ?? '')) continue
      const account = accountOf.get(event.userId ?? '') ?? ''
      seen.set(account, [...(seen.get(account) ?? []), event.event ?? ''])
    }
    for (const steps of seen.values()) expect(steps).toEqual(way.slice(0, steps.length))
  })

  it.each(otherTimes)('lets about 60% reach value in 14 days, seen at %d', (atMs) => {
    const told = makeHistory({ nowMs: atMs, guides })
    expect(shareWithin(told, 14, { atMs, fromDays: 14, toDays: 120 })).toBeGreaterThan(0.52)
    expect(shareWithin(told, 14, { atMs, fromDays: 14, toDays: 120 })).toBeLessThan(0.68)
  })

  it('fares better with later accounts', () => {
    const older = shareWithin(history, 14, { atMs: nowMs, fromDays: 74, toDays: 120 })
    const newer = shareWithin(history, 14, { atMs: nowMs, fromDays: 14, toDays: 74 })
    expect(newer).toBeGreaterThan(older)
  })

  it('has stragglers, lost accounts and accounts that never did a thing', () => {
    const durations = [...valueTimes(history).values()]
    expect(durations.filter((ms) => ms > 30 * DAY_MS).length).toBeGreaterThan(5)
    expect(history.accounts.filter(({ churnedAt }) => churnedAt).length).toBeGreaterThan(20)
    const accountOf = accountOfUser(history)
    const active = new Set(
      history.events
        .filter(({ event }) => event === 'data_source_connected')
        .map(({ userId }) => accountOf.get(userId ?? '')),
    )
    expect(history.accounts.length - active.size).toBeGreaterThan(15)
  })

  it.each(guideKinds)('tells of people who began the %s, and of fewer who ended it', (kind) => {
    const about = history.events.filter(
      ({ properties }) => properties?.['versionId'] === guides[kind],
    )
    const count = (name: string) => about.filter(({ event }) => event === name).length
    // A hint is begun by opening it.
    const started = count(kind === 'hint' ? sdkEvents.guideOpened : sdkEvents.guideStarted)
    const ended = count(sdkEvents.guideCompleted) + count(sdkEvents.guideDismissed)
    expect(started).toBeGreaterThan(20)
    expect(ended).toBeLessThan(started)
    // A resource centre stays where it is.
    if (kind !== 'resource_centre') expect(ended).toBeGreaterThan(started / 10)
  })

  it('asks only those who published a report, and shows news only after a first day', () => {
    const firstSeen = new Map<string, number>()
    const published = new Set<string>()
    for (const { event, userId = '', timestamp, properties } of byTime(history.events)) {
      const atMs = Date.parse(timestamp ?? '')
      if (!firstSeen.has(userId ?? '')) firstSeen.set(userId ?? '', atMs)
      if (event === 'report_published') published.add(userId ?? '')
      if (event !== sdkEvents.guideStarted) continue
      const { versionId } = properties as { versionId: string }
      if (versionId === guides.survey) expect(published).toContain(userId)
      if (versionId === guides.banner) {
        expect(atMs - (firstSeen.get(userId ?? '') ?? atMs)).toBeGreaterThan(DAY_MS)
      }
    }
  })

  it('rests at weekends', () => {
    const atWeekend = history.events.filter(({ timestamp }) =>
      isWeekend(Math.floor(Date.parse(timestamp ?? '') / DAY_MS)),
    )
    expect(atWeekend.length / history.events.length).toBeLessThan(0.1)
  })
})

function accountOfUser({ events }: History): Map<string, string> {
  return new Map(
    events.flatMap(({ type, userId, groupId }): [string, string][] =>
      type === 'group' && userId && groupId ? [[userId, groupId]] : [],
    ),
  )
}

/** Elapsed ms from start to first value, by account. */
function valueTimes(history: History): Map<string, number> {
  const accountOf = accountOfUser(history)
  const starts = new Map(history.accounts.map(({ id, createdAt }) => [id, createdAt]))
  return new Map(
    history.events.flatMap(({ event, userId, timestamp }): [string, number][] => {
      const account = accountOf.get(userId ?? '') ?? ''
      const tookMs = Date.parse(timestamp ?? '') - Date.parse(starts.get(account) ?? '')
      return event === 'report_published' ? [[account, tookMs]] : []
    }),
  )
}

function shareWithin(
  history: History,
  days: number,
  { atMs, fromDays, toDays }: { atMs: number; fromDays: number; toDays: number },
): number {
  const times = valueTimes(history)
  const cohort = history.accounts.filter(({ createdAt }) => {
    const ageDays = (atMs - Date.parse(createdAt ?? '')) / DAY_MS
    return ageDays >= fromDays && ageDays < toDays
  })
  return (
    cohort.filter(({ id }) => (times.get(id) ?? Infinity) <= days * DAY_MS).length / cohort.length
  )
}

function byTime(events: readonly WireEvent[]): WireEvent[] {
  return events.toSorted((a, b) => (a.timestamp ?? '').localeCompare(b.timestamp ?? ''))
}
