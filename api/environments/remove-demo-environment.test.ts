import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineFeature, defineMilestone } from '../../test/harness/define.ts'
import { newEnvironment } from '../../test/harness/new-environment.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let superuser: postgres.Sql
beforeAll(async () => {
  testApp = await newTestApp()
  superuser = postgres(testApp.databaseUrl, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await superuser.end()
  await testApp.close()
})

/** Rows of an environment in every table that has environments, whatever tables there are. */
async function countRows(environmentId: string): Promise<Record<string, number>> {
  const tables = await superuser<{ name: string }[]>`
    select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'environment_id' and c.relkind in ('r', 'p') and not c.relispartition`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await superuser.unsafe<{ count: string }[]>(
      `select count(*) from ${name} where environment_id = $1`,
      [environmentId],
    )
    counts[name] = Number(row?.count)
  }
  return counts
}

describe('removing sample data', () => {
  it('leaves not one row of it in any table, and its neighbour as it was', async () => {
    const sample = await newEnvironment(testApp, { slug: 'demo', kind: 'demo' })
    const neighbour = await newEnvironment(testApp, { slug: 'demo', kind: 'demo' })
    for (const environment of [sample, neighbour]) {
      await defineMilestone(environment, 'value', {
        condition: { event: 'published' },
        firstValue: true,
      })
      await defineMilestone(environment, 'both', {
        condition: { all: [{ event: 'published' }, { event: 'exported' }] },
      })
      await defineFeature(environment, 'export', { condition: { event: 'exported' } })
      const user = { userId: 'ada', anonymousId: 'visitor' }
      await environment.request('/v1/batch', {
        body: {
          batch: [
            { ...user, type: 'group', groupId: 'acme', messageId: '1' },
            { ...user, type: 'track', event: 'published', messageId: '2' },
            { ...user, type: 'track', event: 'exported', messageId: '3' },
            { ...user, type: 'track', event: '', messageId: '4' },
          ],
        },
      })
    }
    const before = await countRows(neighbour.environmentId)
    expect(Object.values(before).filter((count) => count > 0).length).toBeGreaterThan(12)

    const answer = await sample.request(`/api/v1/environments/${sample.environmentId}`, {
      method: 'DELETE',
    })
    expect(answer.status).toBe(204)
    const left = Object.entries(await countRows(sample.environmentId))
    expect(left.filter(([, count]) => count > 0)).toEqual([])
    expect(await countRows(neighbour.environmentId)).toEqual(before)
  })
})
