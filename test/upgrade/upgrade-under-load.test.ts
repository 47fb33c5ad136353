import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newApiNode } from '../faults/api-node.ts'
import { type FaultRig, openDoors, openFaultRig } from '../faults/fault-rig.ts'
import { startLoad } from '../faults/load.ts'
import { toOutcome } from '../faults/outcome.ts'
import { copyRows } from './copy-rows.ts'
import { migrateAllButLast } from './migrate-all-but-last.ts'

let rig: FaultRig
const closing: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  rig = await openFaultRig()
  closing.push(rig.close)
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('a database that the version before left behind', () => {
  test('is migrated under load, keeps what it had, and refuses nobody for good', async () => {
    const before = rig.startLoad()
    await sleep(3_000)
    expect(await toOutcome(rig, before, { id: 'before', what: '' })).toMatchObject({ missed: [] })
    const databaseUrl = await makePrevious(rig)

    const node = await newApiNode({ databaseUrl })
    closing.push(node.close)
    const { writeKey, secretKey } = rig.environment
    const history = { ...before.history, attempts: [] }
    const load = startLoad({ urls: [node.url], writeKey, history })
    closing.push(load.stop)
    await node.start()
    await sleep(3_000)

    const environment: FaultRig['environment'] = {
      ...rig.environment,
      request: (path) =>
        fetch(new URL(path, node.url), { headers: { authorization: `Bearer ${secretKey}` } }),
    }
    const upgraded = { ...openDoors(databaseUrl), nodes: [node], environment }
    const outcome = await toOutcome(upgraded, load, { id: 'upgrade', what: '' })
    expect(node.output()).toContain('Applied 1 migration')
    expect(outcome).toMatchObject({ lost: 0, doubled: 0, missed: [] })
    expect(outcome.acknowledged).toBeGreaterThan(before.history.acknowledgedAtMs.size / 2)
  })
})

/** A second database on the rig's server, with the schema before the last migration and the same rows. */
async function makePrevious({ database, query }: FaultRig): Promise<string> {
  await query((sql) => sql`create database previous`)
  const url = new URL(database.url)
  url.pathname = '/previous'
  await migrateAllButLast(url.href)
  await query((from) => openDoors(url.href).query((to) => copyRows(from, to)))
  return url.href
}
