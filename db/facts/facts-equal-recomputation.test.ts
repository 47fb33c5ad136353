import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineFeature, defineMilestone } from '../../test/harness/define.ts'
import { factsBothWays } from '../../test/harness/facts-both-ways.ts'
import { type TestEnvironment, newEnvironment } from '../../test/harness/new-environment.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())

const bothWays = ({ environmentId }: TestEnvironment) =>
  factsBothWays(testApp.database, environmentId, testApp.now())

const dayMs = 86_400_000
const anyEvent = fc.record({
  who: fc.constantFrom('u1', 'u2', 'u3', 'anon'),
  visitor: fc.constantFrom('v1', 'v2'),
  account: fc.constantFrom('acme', 'globex', null),
  what: fc.constantFrom('a', 'b', 'c', 'use', 'group', 'identify', 'alias', 'passive', 'page'),
  daysAgo: fc.nat({ max: 20 }),
})
type AnyEvent = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never

function toWire(event: AnyEvent, index: number) {
  const shared = {
    messageId: `m${index}`,
    timestamp: new Date(testApp.now() - event.daysAgo * dayMs - index).toISOString(),
    ...(event.who === 'anon' ? {} : { userId: event.who }),
    anonymousId: event.visitor,
    ...(event.account ? { context: { groupId: event.account } } : {}),
  }
  if (event.what === 'group') return { ...shared, type: 'group', groupId: event.account ?? 'acme' }
  if (event.what === 'identify') return { ...shared, type: 'identify', traits: { plan: 'pro' } }
  if (event.what === 'page') return { ...shared, type: 'page', name: 'Home' }
  if (event.what === 'alias' && event.who !== 'anon') {
    return { ...shared, type: 'alias', previousId: event.who === 'u1' ? 'u2' : 'u1' }
  }
  return { ...shared, type: 'track', event: event.what }
}

async function environmentWithRules(): Promise<TestEnvironment> {
  const environment = await newEnvironment(testApp, {
    timeZone: 'America/New_York',
    passiveEvents: ['passive'],
  })
  const rules = {
    single: { event: 'a' },
    compound: { all: [{ event: 'a' }, { event: 'b' }] },
    counted: {
      any: [{ event: 'c', atLeast: 2, withinDays: 3 }, { all: [{ event: 'b', atLeast: 3 }] }],
    },
  }
  for (const [key, condition] of Object.entries(rules)) {
    await defineMilestone(environment, key, { condition, firstValue: key === 'single' })
  }
  await defineFeature(environment, 'export', {
    condition: { any: [{ event: 'use' }, { event: 'c' }] },
  })
  return environment
}

describe('facts', () => {
  it('equal their recomputation from raw events, whatever arrives in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        async (events, perBatch) => {
          const environment = await environmentWithRules()
          const wire = events.map(toWire)
          for (let at = 0; at < wire.length; at += perBatch) {
            const answer = await environment.request('/v1/batch', {
              body: { batch: wire.slice(at, at + perBatch) },
            })
            expect(answer.status).toBe(200)
          }
          const { written, recomputed } = await bothWays(environment)
          expect(written).toEqual(recomputed)
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  it('equal it after users and accounts turn out to be internal, bots or erased', async () => {
    const environment = await environmentWithRules()
    const batch = ['a', 'b', 'c', 'c', 'use', 'page'].flatMap((what, round) =>
      ['u1', 'u2', 'u3'].map((who, index) =>
        toWire(
          {
            who: who as 'u1',
            visitor: 'v1',
            account: who === 'u3' ? 'globex' : 'acme',
            what: what as 'a',
            daysAgo: round,
          },
          round * 3 + index,
        ),
      ),
    )
    await environment.request('/v1/batch', { body: { batch } })
    const changes: [string, string, unknown?][] = [
      ['PUT', '/api/v1/users/u1', { bot: true }],
      ['PUT', '/api/v1/accounts/globex', { internal: true }],
      ['PUT', '/api/v1/users/u1', { bot: false }],
      ['DELETE', '/api/v1/users/u2'],
      ['PUT', '/api/v1/accounts/globex', { internal: false }],
      ['DELETE', '/api/v1/accounts/acme'],
    ]
    for (const [method, path, body] of changes) {
      const answer = await environment.request(path, { method, ...(body ? { body } : {}) })
      expect(answer.ok, `${method} ${path}`).toBe(true)
      const { written, recomputed } = await bothWays(environment)
      expect(written, `${method} ${path}`).toEqual(recomputed)
    }
  })
})
