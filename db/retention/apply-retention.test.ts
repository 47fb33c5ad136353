import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defineFeature, defineMilestone } from '../../test/harness/define.ts'
import { factsOfThen } from '../../test/harness/facts-both-ways.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { daysBefore, sendHistory, type HistoryEvent } from '../../test/harness/send-history.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'
import { applyRetention } from './apply-retention.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())
beforeEach(async () => {
  environment = await newEnvironment(testApp)
  await defineMilestone(environment, 'value', { condition: { event: 'report' }, firstValue: true })
  await defineFeature(environment, 'reports', { condition: { event: 'report' } })
})

const send = (...events: HistoryEvent[]) => sendHistory(testApp, environment, ...events)
const keepDays = (retentionDays: number) =>
  environment.request(`/api/v1/environments/${environment.environmentId}`, {
    method: 'PATCH',
    body: { retentionDays },
  })
const retain = () =>
  applyRetention({ ...testApp.database.background, raw: testApp.database.raw }, testApp.now())
const select = (query: string) =>
  testApp.database.withTenants([environment.environmentId], (sql) => sql.unsafe(query))
const idsIn = async (table: string) =>
  (await select(`select message_id as id from ${table} order by 1`)).map(({ id }) => id)
const reachedAt = () =>
  select(
    `select level, unit_id as id, reached_at as at from milestone_facts
     where milestone_key = 'value' order by level, unit_id`,
  )
const daysMs = (days: number) => Date.parse(daysBefore(testApp, days))

describe('applyRetention', () => {
  test('raw events go with their ids, facts and hourly counts stay', async () => {
    await send(
      { event: 'report', userId: 'ada', account: 'acme', daysAgo: 100, messageId: 'old' },
      { event: 'report', userId: 'ada', account: 'acme', daysAgo: 5, messageId: 'new' },
    )
    await keepDays(30)
    const counts = await select('select * from ingest_counts order by hour')
    await retain()
    expect([await idsIn('events'), await idsIn('message_ids')]).toEqual([['new'], ['new']])
    expect(await reachedAt()).toEqual([
      { level: 'account', id: 'acme', at: daysMs(100) },
      { level: 'user', id: 'ada', at: daysMs(100) },
    ])
    expect(await select('select uses from feature_use order by day')).toHaveLength(2)
    expect(await select('select * from ingest_counts order by hour')).toEqual(counts)
  })

  test('an event received at the line is kept, one before it is not', async () => {
    await send(
      { event: 'look', userId: 'ada', daysAgo: 30, messageId: 'at' },
      { event: 'look', userId: 'ada', daysAgo: 30.00001, messageId: 'before' },
    )
    await keepDays(30)
    await retain()
    expect(await idsIn('events')).toEqual(['at'])
  })

  test('a rule changed after it finds what is kept, and leaves who reached the old one before', async () => {
    await send(
      { event: 'report', userId: 'ada', account: 'acme', daysAgo: 100 },
      { event: 'report', userId: 'bob', account: 'beta', daysAgo: 5 },
      { event: 'share', userId: 'cyd', account: 'gamma', daysAgo: 4 },
      { event: 'share', userId: 'ada', account: 'acme', daysAgo: 3 },
    )
    await keepDays(30)
    await retain()
    await defineMilestone(environment, 'value', { condition: { event: 'share' }, firstValue: true })
    expect(await reachedAt()).toEqual([
      { level: 'account', id: 'acme', at: daysMs(100) },
      { level: 'account', id: 'gamma', at: daysMs(4) },
      { level: 'user', id: 'ada', at: daysMs(100) },
      { level: 'user', id: 'cyd', at: daysMs(4) },
    ])
  })

  test('facts past it follow an alias, survive a flip and go with an erasure', async () => {
    await send(
      { event: 'report', userId: 'old-ada', account: 'acme', daysAgo: 100 },
      { event: 'report', userId: 'bob', account: 'beta', daysAgo: 90 },
    )
    await keepDays(30)
    await retain()
    await environment.request('/v1/alias', { body: { previousId: 'old-ada', userId: 'ada' } })
    await environment.request('/api/v1/accounts/beta', { method: 'PUT', body: { internal: true } })
    await environment.request('/api/v1/accounts/beta', { method: 'PUT', body: { internal: false } })
    expect(await reachedAt()).toEqual([
      { level: 'account', id: 'acme', at: daysMs(100) },
      { level: 'account', id: 'beta', at: daysMs(90) },
      { level: 'user', id: 'ada', at: daysMs(100) },
      { level: 'user', id: 'bob', at: daysMs(90) },
    ])
    const users = await select('select user_id as id from feature_use order by 1')
    expect(users).toEqual([{ id: 'ada' }, { id: 'bob' }])
    await environment.request('/api/v1/users/ada', { method: 'DELETE' })
    expect((await reachedAt()).map(({ id }) => id)).toEqual(['beta', 'bob'])
  })

  test('half of a compound rule counts after its event is gone', async () => {
    const condition = { all: [{ event: 'invite' }, { event: 'share' }] }
    await defineMilestone(environment, 'team', { condition })
    await send({ event: 'invite', userId: 'ada', account: 'acme', daysAgo: 100 })
    await keepDays(30)
    await retain()
    await send({ event: 'share', userId: 'ada', account: 'acme', daysAgo: 2 })
    // Made again from what is kept, the same.
    await environment.request('/api/v1/users/ada', { method: 'PUT', body: { bot: true } })
    await environment.request('/api/v1/users/ada', { method: 'PUT', body: { bot: false } })
    const facts = await select(
      `select level, reached_at as at from milestone_facts where milestone_key = 'team' order by 1`,
    )
    expect(facts).toEqual([
      { level: 'account', at: daysMs(2) },
      { level: 'user', at: daysMs(2) },
    ])
  })

  test('a report as of then is refused, one since then still counts what came before', async () => {
    await send({ event: 'report', userId: 'ada', account: 'acme', daysAgo: 100 })
    await keepDays(30)
    await retain()
    const ask = (days: number) =>
      environment.request(`/api/v1/metrics/time-to-first-value?asOf=${daysBefore(testApp, days)}`)
    expect(await (await ask(31)).json()).toMatchObject({ code: 'as_of_before_retention' })
    // What is gone stays gone when more is to be kept from now on.
    await keepDays(365)
    expect((await ask(31)).status).toBe(422)
    const { summary, n } = await (await ask(10)).json()
    expect([n, summary.events]).toEqual([1, 1])
  })

  test('what was known at an instant since then is the same from facts and from what is kept', async () => {
    const condition = { all: [{ event: 'invite' }, { event: 'share' }] }
    await defineMilestone(environment, 'team', { condition })
    await send(
      { event: 'invite', userId: 'ada', account: 'acme', daysAgo: 100 },
      { event: 'report', userId: 'ada', account: 'acme', daysAgo: 90 },
      { event: 'report', userId: 'bob', account: 'beta', daysAgo: 90 },
      { event: 'report', userId: 'bob', account: 'beta', daysAgo: 25 },
    )
    await keepDays(30)
    await retain()
    // Both come late: one after half of its rule is gone.
    for (const [event, userId] of [
      ['share', 'ada'],
      ['report', 'cyd'],
    ]) {
      const body = { event, userId, timestamp: daysBefore(testApp, 20) }
      await environment.request('/v1/track', { body })
    }
    for (const days of [29, 22, 20, 10, 0]) {
      const { kept, raw } = await factsOfThen(
        testApp.database,
        environment.environmentId,
        daysMs(days),
      )
      expect(kept, `${days} days ago`).toEqual(raw)
      expect(kept.milestone_facts, `${days} days ago`).toHaveLength(days === 0 ? 6 : 4)
    }
  })

  test('a month in which nothing is kept is dropped, the coming ones are made', async () => {
    const other = await newEnvironment(testApp)
    const partitions = async () =>
      (
        await testApp.database.raw<{ name: string }[]>`
          select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent = 'events'::regclass`
      ).map(({ name }) => name)
    const monthOf = (ms: number) =>
      `events_${new Date(ms).toISOString().slice(0, 7).replace('-', '_')}`
    const old = { event: 'look', userId: 'ada', daysAgo: 400 }
    await send(old)
    await sendHistory(testApp, other, old)
    await keepDays(30)
    await retain()
    expect(await partitions()).toContain(monthOf(daysMs(400)))
    await other.request(`/api/v1/environments/${other.environmentId}`, {
      method: 'PATCH',
      body: { retentionDays: 30 },
    })
    await retain()
    expect(await partitions()).not.toContain(monthOf(daysMs(400)))
    const now = new Date(testApp.now())
    for (const ahead of [0, 1, 2]) {
      expect(await partitions()).toContain(
        monthOf(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)),
      )
    }
    // An import makes its own again.
    expect((await send(old))[0]?.status).toBe('accepted')
  })

  test('what only serves for a while goes without any retention being set', async () => {
    await environment.request('/v1/track', { body: { event: '', userId: 'ada' } })
    expect(await select('select code from rejected_events')).toHaveLength(1)
    testApp.clock.advance(31 * 86_400_000)
    await retain()
    expect(await select('select code from rejected_events')).toEqual([])
  })
})
