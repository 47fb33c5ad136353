import { sdkEvents } from '#contract/rules/sdk-events'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newGuideDraft, publishGuide } from '../../test/harness/new-guide-draft.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const start = '2026-05-04T12:00:00.000Z'
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

const get = async (path: string) => {
  const answer = await environment.request(`/api/v1/guides/${path}`)
  return { status: answer.status, body: await answer.json() }
}
const send = (...batch: object[]) => environment.request('/v1/batch', { body: { batch } })
const tell = (userId: string, event: string, properties: object) => ({
  type: 'track',
  userId,
  event,
  properties,
})

describe('GET /api/v1/guides/{key}/target-health', () => {
  test('counts by step of the published version, over 7 days', async () => {
    const tour = newGuideDraft('tour')
    tour.content.steps.push({ ...tour.content.steps[0]!, key: 'three', form: 'modal' })
    const old = await publishGuide(environment, tour)
    const health = (versionId: string, stepKey: string, state: string, path = '/a') =>
      tell('ada', sdkEvents.targetHealth, {
        guideKey: 'tour',
        versionId,
        stepKey,
        health: state,
        path,
      })
    await send(health(old, 'one', 'lost'))
    const versionId = await publishGuide(environment, { ...tour, name: 'Renamed' })
    await send(health(versionId, 'one', 'ambiguous'))
    testApp.clock.advance(7 * 86_400_000)
    await send(health(versionId, 'one', 'found'), health(versionId, 'one', 'found'))
    testApp.clock.advance(60_000)
    await send(health(versionId, 'one', 'lost', '/b'))
    const zero = { found: 0, ambiguous: 0, occluded: 0, lost: 0 }
    expect((await get('tour/target-health')).body).toEqual({
      steps: [
        {
          ...zero,
          stepKey: 'one',
          found: 2,
          lost: 1,
          lastLostPath: '/b',
          lastSeenAt: '2026-05-11T12:01:00.000Z',
        },
        { ...zero, stepKey: 'two', lastLostPath: null, lastSeenAt: null },
      ],
    })
  })

  test('speaks of a hint as a whole', async () => {
    const versionId = await publishGuide(environment, newGuideDraft('hint'))
    await send(
      tell('ada', sdkEvents.targetHealth, { guideKey: 'hint', versionId, health: 'occluded' }),
    )
    expect((await get('hint/target-health')).body.steps).toMatchObject([
      { stepKey: null, occluded: 1 },
    ])
  })

  test('has nothing to say of a draft or of a kind without targets, and 404 of nothing', async () => {
    const draft = newGuideDraft('tour')
    await environment.request('/api/v1/guides/tour', { method: 'PUT', body: { draft } })
    await publishGuide(environment, newGuideDraft('banner'))
    expect((await get('tour/target-health')).body).toEqual({ steps: [] })
    expect((await get('banner/target-health')).body).toEqual({ steps: [] })
    expect((await get('gone/target-health')).status).toBe(404)
  })
})

describe('GET /api/v1/guides/{key}/decisions', () => {
  const decide = (userId: string, versionId: string, shown: boolean, line: string) =>
    tell(userId, sdkEvents.guideDecided, { guideKey: 'banner', versionId, shown, trace: [line] })
  const decisionOf = (userId: string) => get(`banner/decisions?userId=${userId}`)

  test('says what the server found, and what the page decided', async () => {
    const audience = {
      all: [
        { account: 'plan', op: 'is' as const, value: 'pro' },
        { event: 'exported' },
        { page: 'path' as const, op: 'is' as const, value: '/home' },
      ],
    }
    const versionId = await publishGuide(environment, newGuideDraft('banner', { audience }))
    await send({ type: 'group', userId: 'ada', groupId: 'acme', traits: { plan: 'free' } })
    expect((await decisionOf('ada')).body).toEqual({
      userId: 'ada',
      server: {
        eligible: false,
        trace: [
          '✗ all of:',
          '  ✗ account plan is "pro" (it is "free")',
          '  ✗ did "exported" (0× so far)',
          '  … page path is "/home"',
        ],
      },
      page: null,
    })
    await send(
      { type: 'group', userId: 'ada', groupId: 'acme', traits: { plan: 'pro' } },
      tell('ada', 'exported', {}),
      decide('ada', versionId, false, '✗ page path is "/home"'),
    )
    expect((await decisionOf('ada')).body).toEqual({
      userId: 'ada',
      server: {
        eligible: true,
        trace: [
          '… all of:',
          '  ✓ account plan is "pro" (it is "pro")',
          '  ✓ did "exported" (1× so far)',
          '  … page path is "/home"',
        ],
      },
      page: { shown: false, trace: ['✗ page path is "/home"'], decidedAt: start },
    })
  })

  test('agrees with the session of that user', async () => {
    await publishGuide(
      environment,
      newGuideDraft('survey', { key: 'banner', content: { samplePercent: 50 } }),
    )
    const users = Array.from({ length: 30 }, (_, i) => `user-${i}`)
    await send(...users.map((userId) => tell(userId, 'look', {})))
    const decided: boolean[] = []
    for (const userId of users) {
      const answer = await environment.request('/v1/session', {
        body: {
          sentAt: start,
          sdk: { name: 'milepost-js', version: '0' },
          anonymousId: 'x',
          userId,
          url: 'https://app.example/',
          locale: 'en',
        },
      })
      const isOffered = (await answer.json()).guides.length === 1
      expect((await decisionOf(userId)).body.server.eligible).toBe(isOffered)
      decided.push(isOffered)
    }
    expect(new Set(decided).size).toBe(2)
  })

  test('knows visitors by their anonymous id, users by every id, and nobody else', async () => {
    const versionId = await publishGuide(environment, newGuideDraft('banner'))
    await send(
      { ...decide('', versionId, true, '✓'), userId: null, anonymousId: 'visitor' },
      { type: 'alias', userId: 'ada', previousId: 'old-ada' },
    )
    expect((await decisionOf('visitor')).body).toMatchObject({
      userId: 'visitor',
      page: { shown: true },
    })
    await send({ type: 'identify', userId: 'ada', anonymousId: 'visitor' })
    for (const id of ['visitor', 'old-ada', 'ada']) {
      expect((await decisionOf(id)).body).toMatchObject({ userId: 'ada', page: { shown: true } })
    }
    expect((await decisionOf('nobody')).status).toBe(404)
  })

  test('says of a draft that it is not published', async () => {
    const draft = newGuideDraft('banner')
    await environment.request('/api/v1/guides/banner', { method: 'PUT', body: { draft } })
    await send(tell('ada', 'look', {}))
    expect((await decisionOf('ada')).body.server).toEqual({
      eligible: false,
      trace: ['✗ the guide is published'],
    })
  })

  test('lists the 20 pages that decided last', async () => {
    const versionId = await publishGuide(environment, newGuideDraft('banner'))
    for (let i = 0; i < 21; i += 1) {
      testApp.clock.advance(1_000)
      await send(decide(`user-${i}`, versionId, i % 2 === 0, `line ${i}`))
    }
    const { body } = await get('banner/decisions')
    expect(body.nextCursor).toBeNull()
    expect(body.rows).toHaveLength(20)
    expect(body.rows[0]).toEqual({
      userId: 'user-20',
      shown: true,
      trace: ['line 20'],
      decidedAt: '2026-05-04T12:00:21.000Z',
    })
    expect((await get('gone/decisions')).status).toBe(404)
  })
})
