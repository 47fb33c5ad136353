import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineMilestone } from '../../test/harness/define.ts'
import { newEnvironment } from '../../test/harness/new-environment.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'
import { createApp } from '../app.ts'

const rounds = 300

let testApp: TestApp
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())

describe('two servers on one database', () => {
  it('never miss a compound milestone whose halves arrive at the same instant, 300 times', async () => {
    const environment = await newEnvironment(testApp)
    await defineMilestone(environment, 'both', {
      condition: { all: [{ event: 'left' }, { event: 'right' }] },
    })
    const servers = [createApp(testApp.deps), createApp(testApp.deps)]
    const send = async (server: number, event: string, round: number) => {
      const answer = await servers[server]!.request('/v1/track', {
        method: 'POST',
        headers: { authorization: `Bearer ${environment.writeKey}` },
        body: JSON.stringify({
          event,
          userId: `${event}-${round}`,
          context: { groupId: `account-${round}` },
          messageId: `${event}-${round}`,
        }),
      })
      return (await answer.json()) as { completed: { milestone: string }[] }
    }
    // Accounts that exist already: making one would hold the other server up by itself.
    await environment.request('/v1/batch', {
      body: {
        batch: Array.from({ length: rounds }, (_, round) => ({
          type: 'group',
          userId: 'founder',
          groupId: `account-${round}`,
          messageId: `group-${round}`,
        })),
      },
    })
    const told: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all([send(0, 'left', round), send(1, 'right', round)])
      told.push(...answers.flatMap((answer) => answer.completed.map((one) => one.milestone)))
    }
    const [facts] = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ reached: number }[]>`
        select count(*) as reached from milestone_facts
        where milestone_key = 'both' and level = 'account'`,
    )
    // Told once each: to whoever sent the half that committed last.
    expect({ reached: facts?.reached, told: told.length }).toEqual({
      reached: rounds,
      told: rounds,
    })
  }, 60_000)
})

describe('a compound milestone that an account has reached', () => {
  it('moves to an earlier time when events of before arrive late, and to no later one', async () => {
    const environment = await newEnvironment(testApp)
    await defineMilestone(environment, 'both', {
      scope: 'account',
      condition: { all: [{ event: 'left' }, { event: 'right' }] },
    })
    const send = async (event: string, day: number) => {
      const timestamp = `2026-01-0${day}T00:00:00.000Z`
      const body = { event, userId: 'ada', timestamp, context: { groupId: 'acme' } }
      await environment.request('/v1/track', { body })
    }
    const reachedAt = async () => {
      const [fact] = await testApp.database.withTenants(
        [environment.environmentId],
        (sql) => sql<{ atMs: number }[]>`
          select reached_at as "atMs" from milestone_facts where level = 'account'`,
      )
      return fact && new Date(fact.atMs).toISOString().slice(0, 10)
    }
    const told = []
    for (const [event, day] of [
      ['left', 3],
      ['right', 4],
      ['right', 5],
      ['left', 1],
      ['right', 2],
    ] as const) {
      await send(event, day)
      told.push(await reachedAt())
    }
    expect(told).toEqual([undefined, '2026-01-04', '2026-01-04', '2026-01-04', '2026-01-02'])
  })
})
