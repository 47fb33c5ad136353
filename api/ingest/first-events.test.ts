import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { IncomingEvent } from '../../db/ingest/incoming-event.ts'
import { recordEvents } from '../../db/ingest/record-events.ts'
import { eventually } from '../../test/harness/eventually.ts'
import { factsBothWays } from '../../test/harness/facts-both-ways.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
/** Sees who waits for whom. */
let onlooker: postgres.Sql
beforeAll(async () => {
  testApp = await newTestApp()
  onlooker = postgres(testApp.databaseUrl, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await onlooker.end()
  await testApp.close()
})
beforeEach(async () => {
  environment = await newEnvironment(testApp)
  await environment.request('/v1/batch', {
    body: {
      batch: [{ type: 'group', userId: 'ada', groupId: 'acme', timestamp: '2020-01-01T00:00:00Z' }],
    },
  })
})

/** Stores an event, and lets it be committed once `meanwhile` is done or waits. */
async function recordSlowly(
  event: Pick<IncomingEvent, 'type' | 'userId' | 'previousId'>,
  meanwhile: () => Promise<Response>,
) {
  const { environmentId } = environment
  const now = testApp.now()
  let done = Promise.resolve<Response | null>(null)
  await testApp.database.intake.withTenants([environmentId], async (sql) => {
    await recordEvents(sql, new Map(), {
      environmentId,
      isLive: () => true,
      events: [
        {
          messageId: 'slow',
          ...event,
          name: event.type === 'track' ? 'look' : `$${event.type}`,
          anonymousId: null,
          accountId: null,
          properties: {},
          context: {},
          originalAtMs: now,
          sentAtMs: null,
          receivedAtMs: now,
          occurredAtMs: now,
          isSkewCorrected: false,
          isClamped: false,
        },
      ],
    })
    let isDone = false
    done = meanwhile().finally(() => (isDone = true))
    await eventually(async () => {
      const waiting = await onlooker`select from pg_locks where not granted`
      expect(isDone || waiting.length > 0).toBe(true)
    })
  })
  return done
}

const expectFactsOfAccount = async (accountId: string) => {
  const { written, recomputed } = await factsBothWays(
    testApp.database,
    environment.environmentId,
    testApp.now(),
  )
  expect(written).toEqual(recomputed)
  expect(
    written.activity?.map((row) => (JSON.parse(row) as { account_id: string }).account_id),
  ).toEqual([accountId])
}

const firstOf = (userId: string) => ({ type: 'track', userId, previousId: null }) as const

describe('the first event of a user', () => {
  test('counts in the account that a membership names while it is stored', async () => {
    const answer = await recordSlowly(firstOf('bob'), () =>
      environment.request('/api/v1/memberships/batch', {
        body: {
          memberships: [{ userId: 'bob', accountId: 'acme', validFrom: '2020-01-01T00:00:00Z' }],
        },
      }),
    )
    expect(await answer?.json()).toMatchObject({ results: [{ status: 'created' }] })
    await expectFactsOfAccount('acme')
  })

  test('is of the user that an alias names while it is stored', async () => {
    await recordSlowly(firstOf('ada@old'), () =>
      environment.request('/v1/alias', { body: { previousId: 'ada@old', userId: 'ada' } }),
    )
    await expectFactsOfAccount('acme')
  })
})

describe('an event of a visitor who is known', () => {
  test('is of the user that an alias names while it is stored', async () => {
    await environment.request('/v1/identify', {
      body: { userId: 'ada@old', anonymousId: 'visitor', timestamp: '2020-01-01T00:00:00Z' },
    })
    const alias = { type: 'alias', userId: 'ada', previousId: 'ada@old' } as const
    const answer = await recordSlowly(alias, () =>
      environment.request('/v1/track', { body: { event: 'look', anonymousId: 'visitor' } }),
    )
    expect(await answer?.json()).toMatchObject({ results: [{ status: 'accepted' }] })
    await expectFactsOfAccount('acme')
  })
})
