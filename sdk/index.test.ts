// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  openIngestStandIn,
  STAND_IN_KEY,
  type IngestStandIn,
} from '../test/harness/ingest-stand-in.ts'
import { createMilepost, type Milepost } from './index.ts'

let standIn: IngestStandIn
let milepost: Milepost

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  standIn = await openIngestStandIn()
  milepost = createMilepost({ writeKey: STAND_IN_KEY, host: standIn.url })
})
afterEach(async () => {
  milepost.destroy()
  await standIn.close()
})

const listNames = () => [...standIn.events.values()].map(({ type, event }) => event ?? type)

describe('createMilepost', () => {
  it('gives as methods what the script tag gives as calls', async () => {
    milepost.identify('u1', { plan: 'pro' })
    milepost.group('acme')
    milepost.page('Projects', { tab: 'open' })
    milepost.track('clicked')
    await milepost.flush()
    expect(listNames()).toEqual(['identify', 'group', 'page', 'clicked'])
    expect([...standIn.events.values()].at(-1)).toMatchObject({
      userId: 'u1',
      context: { groupId: 'acme' },
    })
  })

  it('shares the one instance of the page, whoever opened it', async () => {
    const codes: string[] = []
    milepost.on('problem', ({ code }) => codes.push(code))
    const second = createMilepost({ writeKey: 'mp_wk_other', host: 'https://other.example' })
    second.track('by_the_second')
    await second.flush()
    expect(codes).toEqual(['already_initialised'])
    expect(listNames()).toContain('by_the_second')
  })

  it('tells of completed milestones until it is asked to stop', async () => {
    standIn.onBatch = (events) => ({
      completed: events
        .filter(({ event }) => event === 'published')
        .map(() => ({
          milestone: 'first_report',
          scope: 'account',
          firstValue: true,
          reachedAt: '2026-01-01T00:00:00.000Z',
        })),
    })
    const heard: string[] = []
    const stop = milepost.on('milestone', ({ milestone }) => heard.push(milestone))
    milepost.track('published')
    await milepost.flush()
    stop()
    stop()
    milepost.track('published')
    await milepost.flush()
    expect(heard).toEqual(['first_report'])
  })

  it('explains before anything is known, and what is not published', async () => {
    expect(milepost.explain('tour')).toEqual(['The server has not answered yet.'])
    standIn.session.notEligible = [{ guideKey: 'vip', trace: ['✗ in segment vip'] }]
    await milepost.flush()
    expect(milepost.explain('tour')).toEqual(['It is not published.'])
    expect(milepost.explain('vip')).toEqual(['✗ in segment vip'])
  })

  it('answers when and by whom a milestone was reached, and tells that it may have changed', async () => {
    standIn.session.milestones = {
      invited: { reachedAt: '2026-01-01T00:00:00.000Z', by: 'teammate' },
    }
    standIn.onBatch = (events) => ({
      completed: events
        .filter(({ event }) => event === 'published')
        .map(() => ({
          milestone: 'report',
          scope: 'account',
          firstValue: false,
          reachedAt: '2026-01-02T00:00:00.000Z',
        })),
    })
    let changes = 0
    milepost.on('change', () => (changes += 1))
    expect(milepost.milestone('invited')).toBeUndefined()
    await milepost.flush()
    expect(milepost.milestone('invited')).toMatchObject({ by: 'teammate' })
    expect(changes).toBe(1)
    standIn.session.milestones.report = { reachedAt: '2026-01-02T00:00:00.000Z', by: 'you' }
    milepost.track('published')
    await milepost.flush()
    expect(milepost.milestone('report')).toEqual({
      reachedAt: '2026-01-02T00:00:00.000Z',
      by: 'you',
    })
    milepost.identify('ada')
    milepost.identify('grace')
    expect(milepost.milestone('report')).toBeUndefined()
  })

  it('takes a token of identity verification along with the traits', async () => {
    milepost.identify('u1', { plan: 'pro' }, { token: 'eyJ…' })
    await milepost.flush()
    expect(listNames()).toContain('identify')
  })
})
