import { describe, expect, it } from 'vitest'
import type { LiveEvent } from '#contract/live-event'
import { fitsLiveFilter, keptEvents, mergeLiveEvents } from './merge-live-events.ts'

function newLiveEvent(id: string, second: number, overrides: Partial<LiveEvent> = {}): LiveEvent {
  return {
    id,
    receivedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
    occurredAt: null,
    status: 'accepted',
    type: 'track',
    name: 'Report Published',
    userId: 'user-1',
    anonymousId: null,
    accountId: null,
    code: null,
    field: null,
    sentence: null,
    fix: null,
    payload: {},
    completed: [],
    source: null,
    ...overrides,
  }
}

describe('mergeLiveEvents', () => {
  it('puts what is new on top, in order of arrival', () => {
    const before = [newLiveEvent('b', 2), newLiveEvent('a', 1)]
    const merged = mergeLiveEvents(before, [newLiveEvent('d', 4), newLiveEvent('c', 3)])
    expect(merged.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
  })

  it('shows an event that comes twice once, as it came last', () => {
    const before = [newLiveEvent('a', 1)]
    const merged = mergeLiveEvents(before, [newLiveEvent('a', 1, { completed: ['published'] })])
    expect(merged).toHaveLength(1)
    expect(merged[0]?.completed).toEqual(['published'])
  })

  it('keeps the same list when nothing is new', () => {
    const before = [newLiveEvent('a', 1)]
    expect(mergeLiveEvents(before, [])).toBe(before)
  })

  it('forgets the oldest beyond its limit', () => {
    const many = Array.from({ length: keptEvents }, (_, index) =>
      newLiveEvent(`e${index}`, keptEvents - index),
    )
    const merged = mergeLiveEvents(many, [newLiveEvent('new', keptEvents + 1)])
    expect(merged).toHaveLength(keptEvents)
    expect(merged[0]?.id).toBe('new')
    expect(merged.at(-1)?.id).toBe(`e${keptEvents - 2}`)
  })
})

describe('fitsLiveFilter', () => {
  const event = newLiveEvent('a', 1)
  it.each([
    [{ status: undefined, name: '' }, true],
    [{ status: 'accepted', name: '' }, true],
    [{ status: 'rejected', name: '' }, false],
    [{ status: undefined, name: ' report ' }, true],
    [{ status: undefined, name: 'TRACK' }, true],
    [{ status: undefined, name: 'invited' }, false],
  ] as const)('answers %j with %j', (filter, fits) => {
    expect(fitsLiveFilter(event, filter)).toBe(fits)
  })
})
