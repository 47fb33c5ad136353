import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineFeature, defineMilestone } from '../../test/harness/define.ts'
import { factsBothWays } from '../../test/harness/facts-both-ways.ts'
import { newEnvironment } from '../../test/harness/new-environment.ts'
import { daysBefore, sendHistory } from '../../test/harness/send-history.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

/**
 * No rule turns true by time passing alone: rules are monotone over events, and no event happens or is
 * received later than now. So there is no job that looks for it; this holds that none is needed.
 */
let testApp: TestApp
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())

const dayMs = 86_400_000

describe('facts', () => {
  test('stay equal to their recomputation while time passes without an event', async () => {
    const environment = await newEnvironment(testApp)
    const rules = {
      now: { event: 'a' },
      // The window of these ends in the days to come.
      window: { event: 'a', atLeast: 2, withinDays: 7 },
      both: { all: [{ event: 'b' }, { event: 'c', atLeast: 2, withinDays: 1 }] },
    }
    for (const [key, condition] of Object.entries(rules)) {
      await defineMilestone(environment, key, { condition, firstValue: key === 'now' })
    }
    await defineFeature(environment, 'export', {
      condition: { event: 'c' },
      releasedAt: daysBefore(testApp, -3),
    })
    const declared = (path: string, body: object) =>
      environment.request(`/api/v1/${path}`, { method: 'PUT', body })
    // An account that starts, is observed and churns, and a membership, all in the days to come.
    await declared('accounts/acme', {
      createdAt: daysBefore(testApp, -2),
      observedFrom: daysBefore(testApp, -4),
      churnedAt: daysBefore(testApp, -5),
    })
    const membership = { userId: 'bob', accountId: 'acme', validFrom: daysBefore(testApp, -1) }
    await environment.request('/api/v1/memberships/batch', {
      body: { memberships: [membership] },
    })
    await sendHistory(
      testApp,
      environment,
      { event: 'a', userId: 'ada', account: 'acme', daysAgo: 6 },
      { event: 'b', userId: 'bob', daysAgo: 3 },
      { event: 'c', userId: 'bob', account: 'beta', daysAgo: 0.5 },
    )
    // Clocks that are ahead: an hour, and an import that says it was received tomorrow.
    const ahead = [
      { event: 'a', userId: 'cyd', timestamp: daysBefore(testApp, -1 / 24) },
      { event: 'c', userId: 'bob', timestamp: daysBefore(testApp, -40) },
    ]
    for (const event of ahead) await environment.request('/v1/track', { body: event })
    await sendHistory(testApp, environment, { event: 'a', userId: 'ada', daysAgo: -0.9 })

    const { environmentId } = environment
    const at = () => factsBothWays(testApp.database, environmentId, testApp.now())
    const before = await at()
    expect(before.written).toEqual(before.recomputed)
    expect(before.written.milestone_facts).not.toEqual([])
    for (const days of [1 / 24, 0.9, 1, 6, 60]) {
      testApp.clock.advance(days * dayMs)
      const { written, recomputed } = await at()
      expect(written).toEqual(before.written)
      expect(recomputed).toEqual(before.written)
    }
  })
})
