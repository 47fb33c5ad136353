import { guideKinds } from '#contract/guide'
import { sdkEvents } from '#contract/rules/sdk-events'
import type { SessionResponse } from '#contract/session'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defineMilestone } from '../../test/harness/define.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newGuideDraft, publishGuide } from '../../test/harness/new-guide-draft.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const start = '2026-05-04T12:00:00.000Z'
const hourMs = 3_600_000
const dayMs = 24 * hourMs
let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp({ at: start })
})
afterAll(() => testApp.close())
beforeEach(async () => {
  testApp.clock.set(start)
  environment = await newEnvironment(testApp)
})

async function openSession(userId: string, batch: object[] = []): Promise<SessionResponse> {
  const answer = await environment.request('/v1/session', {
    body: {
      sentAt: new Date(testApp.now()).toISOString(),
      sdk: { name: 'milepost-js', version: '0' },
      anonymousId: `visitor-of-${userId}`,
      userId,
      url: 'https://app.example/',
      locale: 'de-CH',
      batch,
    },
  })
  return answer.json()
}
const tell = (userId: string, event: string, properties: object) => ({
  type: 'track',
  userId,
  event,
  timestamp: new Date(testApp.now()).toISOString(),
  properties,
})
const keysOf = (session: SessionResponse) => session.guides.map(({ key }) => key)
const traceOf = (session: SessionResponse, key: string) =>
  session.notEligible.find(({ guideKey }) => guideKey === key)?.trace

describe('a session', () => {
  test('offers guides of every kind, with trigger and priority', async () => {
    await defineMilestone(environment, 'published', { condition: { event: 'published' } })
    for (const kind of guideKinds) {
      await publishGuide(
        environment,
        newGuideDraft(kind, kind === 'hint' ? { priority: 7, trigger: { event: 'exported' } } : {}),
      )
    }
    const { guides } = await openSession('ada')
    expect(guides.map(({ kind }) => kind).sort()).toEqual([...guideKinds].sort())
    const find = (kind: string) => guides.find((guide) => guide.kind === kind)
    expect(find('hint')).toMatchObject({ priority: 7, trigger: { event: 'exported' } })
    expect(find('banner')).toMatchObject({ priority: 0, trigger: 'auto', run: null })
  })

  test('carries texts in any language', async () => {
    const title = { en: 'Hello', 'pt-BR': 'Olá', 'zh-Hant': '你好' }
    await publishGuide(environment, newGuideDraft('banner', { content: { title } }))
    const { guides } = await openSession('ada')
    expect(guides[0]?.content?.title).toEqual(title)
  })

  test('leaves what the page has to look for to the page', async () => {
    const element = { role: 'button', name: 'Invite' }
    await publishGuide(environment, newGuideDraft('banner', { audience: { element } }))
    expect((await openSession('ada')).guides[0]?.pageCondition).toEqual({ element })
  })
})

describe('a schedule', () => {
  test('is kept by the clock of the server, and tells when it is not time', async () => {
    const schedule = { from: '2026-05-04T15:00:00+02:00', until: '2026-05-05T00:00:00Z' }
    await publishGuide(environment, newGuideDraft('banner', { schedule }))
    const before = await openSession('ada')
    testApp.clock.set('2026-05-04T13:00:00.000Z')
    const during = await openSession('ada')
    testApp.clock.set('2026-05-05T00:00:00.000Z')
    const after = await openSession('ada')
    expect([before, during, after].map(keysOf)).toEqual([[], ['banner'], []])
    expect(traceOf(before, 'banner')).toEqual([
      '✗ shown from 2026-05-04 13:00 UTC',
      '✓ shown until 2026-05-05 00:00 UTC',
    ])
    expect(traceOf(after, 'banner')?.[1]).toBe('✗ shown until 2026-05-05 00:00 UTC')
  })
})

describe('a survey', () => {
  const users = Array.from({ length: 40 }, (_, i) => `user-${i}`)
  const askedOf = async (key: string) => {
    const asked: string[] = []
    for (const user of users) if (keysOf(await openSession(user)).includes(key)) asked.push(user)
    return asked
  }

  test('asks a share of the users, always the same, and another share than other surveys', async () => {
    for (const key of ['first', 'second']) {
      await publishGuide(
        environment,
        newGuideDraft('survey', { key, content: { samplePercent: 50 } }),
      )
    }
    const first = await askedOf('first')
    expect(await askedOf('first')).toEqual(first)
    expect(first.length).toBeGreaterThan(3)
    expect(first.length).toBeLessThan(37)
    expect(await askedOf('second')).not.toEqual(first)
    const left = users.find((user) => !first.includes(user)) ?? ''
    expect(traceOf(await openSession(left), 'first')).toEqual([
      '✗ one of the 50% of users who are asked',
    ])
  })

  test.each([
    [0, 0],
    [100, 40],
  ])('for %d percent asks %d of 40', async (samplePercent, count) => {
    await publishGuide(environment, newGuideDraft('survey', { content: { samplePercent } }))
    expect(await askedOf('survey')).toHaveLength(count)
  })

  test.each([sdkEvents.guideCompleted, sdkEvents.guideDismissed])(
    'leaves whoever sent %s for another one in peace for its days',
    async (event) => {
      const versionId = await publishGuide(environment, newGuideDraft('survey', { key: 'old' }))
      const resting = newGuideDraft('survey', { key: 'new', content: { coolDownDays: 30 } })
      await publishGuide(environment, resting)
      expect(keysOf(await openSession('ada'))).toEqual(['new', 'old'])
      const closed = await openSession('ada', [tell('ada', event, { guideKey: 'old', versionId })])
      expect(keysOf(closed)).toEqual(['old'])
      expect(traceOf(closed, 'new')).toEqual(['✗ answered or closed no survey in the last 30 days'])
      expect(keysOf(await openSession('grace'))).toEqual(['new', 'old'])
      testApp.clock.advance(30 * dayMs)
      expect(keysOf(await openSession('ada'))).toEqual(['new', 'old'])
    },
  )
})

describe('a run', () => {
  test('carries marks, skips and the snooze, which is over when its time has passed', async () => {
    await defineMilestone(environment, 'published', { condition: { event: 'published' } })
    const versionId = await publishGuide(environment, newGuideDraft('checklist'))
    const guideKey = 'checklist'
    const until = new Date(testApp.now() + dayMs).toISOString()
    const session = await openSession('ada', [
      tell('ada', sdkEvents.guideStarted, { guideKey, versionId }),
      tell('ada', sdkEvents.stepMarked, { guideKey, versionId, stepKey: 'publish' }),
      tell('ada', sdkEvents.stepSkipped, { guideKey, versionId, stepKey: 'other' }),
      tell('ada', sdkEvents.guideSnoozed, { guideKey, versionId, until }),
    ])
    const run = {
      stepKey: null,
      versionId,
      markedSteps: ['publish'],
      skippedSteps: ['other'],
    }
    expect(session.guides[0]?.run).toEqual({ ...run, status: 'snoozed', snoozedUntil: until })
    testApp.clock.advance(dayMs)
    const later = await openSession('ada')
    expect(later.guides[0]?.run).toEqual({ ...run, status: 'active', snoozedUntil: null })
  })
})

describe('the frequency of a user', () => {
  const policy = { maxPerDay: 3, quietHours: 12 }

  test('is the default until the environment says otherwise', async () => {
    expect((await openSession('ada')).frequency).toEqual({
      ...policy,
      shownAt: [],
      dismissedAt: null,
    })
    const frequency = { maxPerDay: null, quietHours: 0.5 }
    const path = `/api/v1/environments/${environment.environmentId}`
    await environment.request(path, { method: 'PATCH', body: { frequency } })
    expect((await openSession('ada')).frequency).toMatchObject(frequency)
  })

  test('counts what interrupted without being asked for, for a day', async () => {
    const versions = new Map<string, string>()
    for (const kind of ['banner', 'modal', 'hint', 'tour', 'survey'] as const) {
      versions.set(kind, await publishGuide(environment, newGuideDraft(kind)))
    }
    const started = (guideKey: string, askedFor?: true) =>
      tell('ada', sdkEvents.guideStarted, {
        guideKey,
        versionId: versions.get(guideKey),
        ...(askedFor ? { askedFor } : {}),
      })
    const first = new Date(testApp.now()).toISOString()
    await openSession('ada', [started('banner'), started('hint'), started('tour', true)])
    testApp.clock.advance(hourMs)
    const second = new Date(testApp.now()).toISOString()
    const session = await openSession('ada', [started('modal'), started('survey')])
    expect(session.frequency).toEqual({
      ...policy,
      shownAt: [first, second, second],
      dismissedAt: null,
    })
    testApp.clock.advance(23 * hourMs)
    expect((await openSession('ada')).frequency.shownAt).toEqual([second, second])
    expect((await openSession('grace')).frequency.shownAt).toEqual([])
  })

  test('says when an interruption was dismissed last, not when an asked-for tour was', async () => {
    const banner = {
      guideKey: 'banner',
      versionId: await publishGuide(environment, newGuideDraft('banner')),
    }
    const tour = {
      guideKey: 'tour',
      versionId: await publishGuide(environment, newGuideDraft('tour')),
    }
    await openSession('ada', [
      tell('ada', sdkEvents.guideStarted, banner),
      tell('ada', sdkEvents.guideDismissed, banner),
    ])
    const dismissedAt = new Date(testApp.now()).toISOString()
    testApp.clock.advance(hourMs)
    const session = await openSession('ada', [
      tell('ada', sdkEvents.guideStarted, { ...tour, askedFor: true }),
      tell('ada', sdkEvents.guideDismissed, tour),
    ])
    expect(session.frequency.dismissedAt).toBe(dismissedAt)
  })
})
