import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { type ApiNode, newApiNode } from '../faults/api-node.ts'
import { defineWhatCounts, openDoors } from '../faults/fault-rig.ts'
import type { History } from '../faults/history.ts'
import { startLoad } from '../faults/load.ts'
import { toOutcome } from '../faults/outcome.ts'
import { newEnvironment, type TestEnvironment } from '../harness/new-environment.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'
import { startDebianPostgres } from './debian-postgres.ts'

const closing: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('a backup made under load by pg_dump of PostgreSQL 15', () => {
  test('restores to what was acknowledged before it began, with facts as recomputed', async () => {
    const postgres = await startDebianPostgres()
    closing.push(postgres.stop)
    const folder = newTemporaryFolder()
    closing.push(folder.remove)
    const dump = join(folder.path, 'dump')
    await createDatabase(postgres.urlOf('postgres'), 'milepost')

    const node = await startNode(postgres.urlOf('milepost'))
    const original = openDoors(postgres.urlOf('milepost'))
    const environment = await original.inspect((database) =>
      newEnvironment({ database, request: (path, init) => fetch(node.url + path, init) }),
    )
    await defineWhatCounts(environment)
    const load = startLoad({ urls: [node.url], writeKey: environment.writeKey })
    closing.push(load.stop)
    await sleep(4_000)
    const begunAtMs = performance.now()
    await postgres.run('pg_dump', ['-Fc', '-f', dump, postgres.urlOf('milepost')])
    await sleep(2_000)
    const whole = await toOutcome({ ...original, nodes: [node], environment }, load, {
      id: 'original',
      what: '',
    })
    expect(whole).toMatchObject({ lost: 0, doubled: 0, missed: [] })

    await createDatabase(postgres.urlOf('postgres'), 'restored')
    await postgres.run('pg_restore', ['--exit-on-error', '-d', postgres.urlOf('restored'), dump])
    const restored = await startNode(postgres.urlOf('restored'))
    const history = asOfBackup(load.history, begunAtMs)
    const more = startLoad({ urls: [restored.url], writeKey: environment.writeKey, history })
    closing.push(more.stop)
    await sleep(2_000)
    const outcome = await toOutcome(
      {
        ...openDoors(postgres.urlOf('restored')),
        nodes: [restored],
        environment: servedBy(restored, environment),
      },
      more,
      { id: 'restored', what: '' },
    )
    expect(outcome).toMatchObject({ lost: 0, doubled: 0, missed: [] })
    expect(outcome.stored).toBeGreaterThan(history.acknowledgedAtMs.size / 2)
  })
})

/** What was acknowledged once the backup had begun may be in it or not. */
function asOfBackup(history: History, begunAtMs: number): History {
  const isBefore = (id: string) => (history.acknowledgedAtMs.get(id) ?? Infinity) < begunAtMs
  const knowledge = [...history.knowledge].map(
    ([id, what]) => [id, what === 'acknowledged' && !isBefore(id) ? 'sent' : what] as const,
  )
  return { ...history, knowledge: new Map(knowledge), attempts: [], oddities: [] }
}

async function startNode(databaseUrl: string): Promise<ApiNode> {
  const node = await newApiNode({ databaseUrl })
  closing.push(node.close)
  await node.start()
  return node
}

async function createDatabase(url: string, name: string): Promise<void> {
  await openDoors(url).query((sql) => sql`create database ${sql(name)}`)
}

function servedBy({ url }: ApiNode, environment: TestEnvironment): TestEnvironment {
  const headers = { authorization: `Bearer ${environment.secretKey}` }
  return { ...environment, request: (path) => fetch(new URL(path, url), { headers }) }
}
