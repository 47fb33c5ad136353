import { sdkEvents } from '#contract/rules/sdk-events'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
let versionId: string
beforeAll(async () => {
  testApp = await newTestApp({ at: '2026-05-04T12:00:00.000Z' })
  environment = await newEnvironment(testApp)
  versionId = await publishTour()
})
afterAll(() => testApp.close())

async function publishTour(): Promise<string> {
  const step = {
    title: { en: 'Here' },
    body: { en: [{ type: 'paragraph', children: [{ text: 'Press it.' }] }] },
    target: { role: 'button', name: 'Publish' },
    advance: { on: 'next' },
  }
  const draft = {
    key: 'find-it',
    kind: 'tour',
    name: 'Find it',
    audience: null,
    trigger: 'manual',
    content: { title: { en: 'Find it' }, steps: ['one', 'two'].map((key) => ({ ...step, key })) },
  }
  await environment.request('/api/v1/guides/find-it', { method: 'PUT', body: { draft } })
  const answer = await environment.request('/api/v1/guides/find-it/publish', { body: {} })
  return (await answer.json()).published.id
}

interface Told {
  event: string
  atSecond: number
  properties?: Record<string, unknown>
}

let sequence = 0
const newUser = () => `user-${(sequence += 1)}`
const at = (second: number) => new Date(testApp.now() - 600_000 + second * 1_000).toISOString()
const toEvent = (userId: string, { event, atSecond, properties }: Told) => ({
  type: 'track',
  messageId: `guide-event-${(sequence += 1)}`,
  event,
  userId,
  timestamp: at(atSecond),
  properties: { guideKey: 'find-it', versionId, ...properties },
})
const send = (...batch: object[]) => environment.request('/v1/batch', { body: { batch } })
const select = (query: string) =>
  testApp.database.withTenants([environment.environmentId], (sql) => sql.unsafe(query))
const runOf = async (userId: string): Promise<Record<string, unknown>> => {
  const [row] = await select(`select * from guide_runs where user_id = '${userId}'`)
  const { environment_id: _, user_id: __, ...run } = (row ?? {}) as Record<string, unknown>
  return run
}
const ms = (second: number) => Date.parse(at(second))

const told: Told[] = [
  { event: sdkEvents.guideStarted, atSecond: 10, properties: { stepKey: 'one' } },
  { event: sdkEvents.stepMarked, atSecond: 12, properties: { stepKey: 'two' } },
  { event: sdkEvents.guideDismissed, atSecond: 20 },
  { event: sdkEvents.guideStarted, atSecond: 30, properties: { askedFor: true } },
  { event: sdkEvents.guideStepShown, atSecond: 31, properties: { stepKey: 'two' } },
  { event: sdkEvents.stepSkipped, atSecond: 32, properties: { stepKey: 'one' } },
  { event: sdkEvents.stepMarked, atSecond: 33, properties: { stepKey: 'one' } },
  { event: sdkEvents.guideSnoozed, atSecond: 40, properties: { until: '2026-05-05T12:00:00Z' } },
  { event: sdkEvents.guideMinimised, atSecond: 40 },
]

describe('runs', () => {
  test('are not moved by an event that is named as what every object has', async () => {
    const userId = newUser()
    const answer = await send(toEvent(userId, { event: 'constructor', atSecond: 1 }))
    expect(await answer.json()).toMatchObject({ results: [{ status: 'accepted' }] })
    expect(await runOf(userId)).toEqual({})
  })

  test('the latest state stands, marks add up, and an asked-for start interrupts nobody', async () => {
    const userId = newUser()
    await send(...told.map((one) => toEvent(userId, one)))
    expect(await runOf(userId)).toEqual({
      guide_key: 'find-it',
      version_id: versionId,
      status: 'snoozed',
      snoozed_until: Date.parse('2026-05-05T12:00:00Z'),
      step_key: 'two',
      step_at: ms(31),
      marked_steps: ['one', 'two'],
      skipped_steps: ['one'],
      started_at: ms(10),
      started_unasked_at: ms(10),
      completed_at: null,
      dismissed_at: ms(20),
      updated_at: ms(40),
    })
  })

  test('come out the same in whatever order and batches the events arrive', async () => {
    const inOrder = newUser()
    await send(...told.map((one) => toEvent(inOrder, one)))
    const expected = await runOf(inOrder)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(told, { minLength: told.length }),
        fc.integer({ min: 1, max: told.length }),
        async (shuffled, batchSize) => {
          const userId = newUser()
          const events = shuffled.map((one) => toEvent(userId, one))
          for (let i = 0; i < events.length; i += batchSize) {
            await send(...events.slice(i, i + batchSize))
          }
          expect(await runOf(userId)).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('a snooze is corrected with the clock of the page that said it', async () => {
    const userId = newUser()
    const anHourAhead = (text: string) => new Date(Date.parse(text) + 3_600_000).toISOString()
    const snoozed = toEvent(userId, {
      event: sdkEvents.guideSnoozed,
      atSecond: 0,
      properties: { until: anHourAhead('2026-05-05T12:00:00Z') },
    })
    const sentAt = anHourAhead(new Date(testApp.now()).toISOString())
    await environment.request('/v1/batch', {
      body: { sentAt, batch: [{ ...snoozed, timestamp: anHourAhead(snoozed.timestamp) }] },
    })
    expect((await runOf(userId))['snoozed_until']).toBe(Date.parse('2026-05-05T12:00:00Z'))
  })

  test('a snooze without an end, and a mark without a step, change nothing', async () => {
    const userId = newUser()
    await send(
      toEvent(userId, { event: sdkEvents.guideSnoozed, atSecond: 1 }),
      toEvent(userId, { event: sdkEvents.stepMarked, atSecond: 2 }),
    )
    expect(await runOf(userId)).toEqual({})
  })

  test('of two visitors who become one user the latest run goes on', async () => {
    const userId = newUser()
    const visitor = (anonymousId: string, one: Told) => ({
      ...toEvent('', one),
      userId: null,
      anonymousId,
    })
    const left = `${userId}-left`
    const right = `${userId}-right`
    await send(
      visitor(left, { event: sdkEvents.guideMinimised, atSecond: 5 }),
      visitor(right, { event: sdkEvents.guideCompleted, atSecond: 9 }),
    )
    await send(
      { type: 'identify', userId, anonymousId: left },
      { type: 'identify', userId, anonymousId: right },
    )
    expect(await runOf(userId)).toMatchObject({ status: 'completed', completed_at: ms(9) })
  })
})

describe('target health', () => {
  const health = (userId: string, atSecond: number, properties: Record<string, unknown>) =>
    toEvent(userId, { event: sdkEvents.targetHealth, atSecond, properties })

  test('is counted once per event, with the latest path and without its query', async () => {
    const userId = newUser()
    const late = health(userId, 50, { stepKey: 'one', health: 'lost', path: '/b?name=ada#x' })
    const early = health(userId, 40, { stepKey: 'one', health: 'lost', path: '/a' })
    await send(late)
    await send(early, late)
    await send(late, health(userId, 60, { stepKey: 'one', health: 'found', path: '/c' }))
    const rows = await select(
      `select step_key, health, day::text, count, last_path, last_seen_at from target_health
       order by health`,
    )
    expect(rows).toEqual([
      {
        step_key: 'one',
        health: 'found',
        day: '2026-05-04',
        count: 1,
        last_path: '/c',
        last_seen_at: ms(60),
      },
      {
        step_key: 'one',
        health: 'lost',
        day: '2026-05-04',
        count: 2,
        last_path: '/b',
        last_seen_at: ms(50),
      },
    ])
    await environment.request(`/api/v1/users/${userId}`, { method: 'DELETE' })
    expect(await select('select from target_health')).toHaveLength(2)
  })

  test('of steps, versions and states that do not exist is not counted', async () => {
    const before = await select('select * from target_health')
    const userId = newUser()
    await send(
      health(userId, 1, { stepKey: 'three', health: 'lost' }),
      health(userId, 1, { stepKey: 'one', health: 'gone' }),
      health(userId, 1, {
        stepKey: 'one',
        health: 'lost',
        versionId: '01900000-0000-7000-8000-000000000001',
      }),
    )
    expect(await select('select * from target_health')).toEqual(before)
  })
})

describe('decisions of pages', () => {
  const decided = (userId: string, atSecond: number, shown: boolean, line: string) =>
    toEvent(userId, {
      event: sdkEvents.guideDecided,
      atSecond,
      properties: { shown, trace: [line, 7, 'x'.repeat(600)] },
    })
  const decisionsOf = (userId: string) =>
    select(
      `select shown, trace, decided_at from guide_decisions where user_id like '${userId}%'
       order by decided_at`,
    )

  test('are kept one per person, the latest in whatever order they arrive', async () => {
    const userId = newUser()
    await send(decided(userId, 20, true, '✓ shown'))
    await send(decided(userId, 10, false, '✗ early'), decided(userId, 30, false, '✗ late'))
    await send(decided(userId, 25, true, '✓ between'))
    expect(await decisionsOf(userId)).toEqual([
      { shown: false, trace: ['✗ late', 'x'.repeat(500)], decided_at: ms(30) },
    ])
  })

  test('go along when a visitor becomes a user, and go when the user is erased', async () => {
    const userId = newUser()
    const anonymousId = `${userId}-visitor`
    await send({ ...decided('', 5, true, '✓'), userId: null, anonymousId })
    await send({ type: 'identify', userId, anonymousId })
    const [row] = await select(`select user_id from guide_decisions where user_id = '${userId}'`)
    expect(row).toEqual({ user_id: userId })
    await environment.request(`/api/v1/users/${userId}`, { method: 'DELETE' })
    expect(await decisionsOf(userId)).toEqual([])
  })
})
