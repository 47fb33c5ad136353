import { describe, expect, it } from 'vitest'
import type { TimelineEntry } from '#contract/account'
import { foldTimeline } from './fold-timeline.ts'

const entry = (name: string, overrides: Partial<TimelineEntry> = {}): TimelineEntry => ({
  at: '2026-01-01T00:00:00.000Z',
  kind: 'event',
  name,
  userId: 'ada',
  firstValue: false,
  count: 1,
  ...overrides,
})
const said = (entries: TimelineEntry[]) =>
  foldTimeline(entries).map(({ name, count }) => `${name} ${count}`)

describe('foldTimeline', () => {
  it('adds up equal neighbours, also those that were folded before', () => {
    expect(
      said([entry('page', { count: 3 }), entry('page', { count: 2 }), entry('login')]),
    ).toEqual(['page 5', 'login 1'])
  })

  it('keeps apart what somebody else did, and what is not a neighbour', () => {
    const entries = [entry('page'), entry('page', { userId: 'bob' }), entry('login'), entry('page')]
    expect(said(entries)).toEqual(['page 1', 'page 1', 'login 1', 'page 1'])
  })

  it('never folds milestones', () => {
    const milestone = entry('published', { kind: 'milestone' })
    expect(said([milestone, milestone])).toEqual(['published 1', 'published 1'])
  })
})
