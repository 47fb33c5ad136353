import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineMilestone } from '../../test/harness/define.ts'
import type { LocalServer } from '../../test/harness/listen-locally.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { serveApp } from '../../test/harness/serve-app.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let server: LocalServer
beforeAll(async () => {
  testApp = await newTestApp()
  server = await serveApp(testApp.app)
})
afterAll(async () => {
  await server.close()
  await testApp.close()
})

const reached = (environment: TestEnvironment) =>
  testApp.database.withTenants(
    [environment.environmentId],
    (sql) => sql<{ key: string; level: string; unitId: string }[]>`
      select key, level, unit_id as "unitId"
      from milestone_facts f join milestones m on m.key = f.milestone_key and m.scope = f.level
      order by key, unit_id`,
  )

describe('the Segment client for Node', () => {
  it('delivers identify, group, track, page and alias, and milestones complete from them', async () => {
    const environment = await newEnvironment(testApp)
    await defineMilestone(environment, 'identified', {
      scope: 'user',
      condition: { event: '$identify', where: [{ property: 'plan', op: 'is', value: 'pro' }] },
    })
    await defineMilestone(environment, 'joined', { condition: { event: '$group' } })
    await defineMilestone(environment, 'published', { condition: { event: 'report_published' } })
    await defineMilestone(environment, 'looked', {
      scope: 'user',
      condition: { event: '$page', where: [{ property: 'name', op: 'is', value: 'Pricing' }] },
    })
    await defineMilestone(environment, 'journey', {
      scope: 'user',
      condition: { all: [{ event: 'visited' }, { event: 'report_published' }] },
    })

    const client = new Analytics({ writeKey: environment.writeKey, host: server.url, flushAt: 1 })
    const failures: unknown[] = []
    client.on('error', (error) => failures.push(error))
    client.track({ anonymousId: 'visitor', event: 'visited' })
    client.identify({ userId: 'ada', traits: { plan: 'pro', name: 'Ada Lovelace 🧮' } })
    client.group({ userId: 'ada', groupId: 'acme', traits: { name: 'Acme' } })
    client.page({ userId: 'ada', name: 'Pricing' })
    client.track({ userId: 'ada', event: 'report_published', context: { groupId: 'acme' } })
    await client.flush({ close: false })
    client.alias({ userId: 'ada', previousId: 'visitor' })
    await client.closeAndFlush()

    expect(failures).toEqual([])
    expect(await reached(environment)).toEqual([
      { key: 'identified', level: 'user', unitId: 'ada' },
      { key: 'joined', level: 'account', unitId: 'acme' },
      { key: 'journey', level: 'user', unitId: 'ada' },
      { key: 'looked', level: 'user', unitId: 'ada' },
      { key: 'published', level: 'account', unitId: 'acme' },
    ])
  })
})
