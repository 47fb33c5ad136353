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
