import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineFeature, defineMilestone } from '../../test/harness/define.ts'
import { newEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'
import { currentDefinitions } from './definitions.ts'
import { type AttributedEvent, deriveFacts } from './derive-facts.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())

describe('deriveFacts', () => {
  test('looks along keys, before there are statistics, too', async () => {
    const environment = await newEnvironment(testApp)
    const condition = { event: 'opened', atLeast: 3 }
    await defineMilestone(environment, 'regular', { condition, firstValue: false })
    await defineMilestone(environment, 'opened', { condition: { event: 'opened' } })
    await defineFeature(environment, 'open', { condition: { event: 'opened' } })
    await derive(environment.environmentId, { from: 0, people: 2_000 })

    const read = await derive(environment.environmentId, { from: 1_800, people: 400 })

    // Everybody compared with everybody would be 800,000 of each.
    expect(Math.max(...Object.values(read))).toBeLessThan(40_000)
    expect(read).toMatchObject({
      active_days: expect.any(Number),
      milestone_hits: expect.any(Number),
    })
  })
})

/** Makes facts of one event of each of so many people; resolves to how many rows of each table were read. */
async function derive(
  environmentId: string,
  { from, people }: { from: number; people: number },
): Promise<Record<string, number>> {
  const now = testApp.now()
  const events = Array.from({ length: people }, (_, index): AttributedEvent => {
    const person = from + index
    return {
      messageId: `${from}-${index}`,
      type: 'track',
      name: 'opened',
      properties: {},
      occurredAtMs: now,
      receivedAtMs: now,
      userId: `person-${person}`,
      accountId: `account-${person % 40}`,
    }
  })
  const rows = await testApp.database.intake.withTenants([environmentId], async (sql) => {
    const definitions = await currentDefinitions(sql, new Map(), environmentId)
    await deriveFacts(sql, definitions, events)
    return sql<{ name: string; read: number }[]>`
      select relname as name, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as read
      from pg_stat_xact_user_tables where schemaname = 'public'`
  })
  return Object.fromEntries(rows.map(({ name, read }) => [name, read]))
}
