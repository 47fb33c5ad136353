import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'
import { keptPerEnvironment, keptPerMinute } from '../ingest/record-rejections.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp({ publicUrl: 'https://mp.example' })
  const sdk = join(testApp.deps.distFolder, 'sdk')
  mkdirSync(sdk)
  writeFileSync(join(sdk, 'loader.js'), 'load("__HOST__/sdk/milepost.js","__WRITE_KEY__")\n')
  const boot = { file: 'milepost.0123456789.js', integrity: 'sha384-abc' }
  writeFileSync(join(sdk, 'manifest.json'), JSON.stringify({ boot, chunks: {} }))
})
afterAll(() => testApp.close())
beforeEach(async () => {
  environment = await newEnvironment(testApp)
})

const get = async (path: string) => (await environment.request(`/api/v1${path}`)).json()
const send = (...batch: object[]) => environment.request('/v1/batch', { body: { batch } })
const track = (event: string, more: object = {}) => ({
  type: 'track',
  event,
  userId: 'ada',
  timestamp: new Date(testApp.now()).toISOString(),
  ...more,
})

const nest = (depth: number): object => (depth === 0 ? {} : { a: nest(depth - 1) })

describe('live events', () => {
  test('show what was accepted, to whom it belongs and what it completed', async () => {
    await environment.request('/api/v1/milestones/reported', {
      method: 'PUT',
      body: { name: 'Reported', scope: 'account', condition: { event: 'report' } },
    })
    const at = new Date(testApp.now() - 1_000).toISOString()
    await send(
      track('$group', { type: 'group', groupId: 'acme', timestamp: at }),
      track('report', { messageId: 'm1', properties: { pages: 3 } }),
    )
    const { rows } = await get('/events/live')
    const report = rows.find((row: { id: string }) => row.id === 'm1')
    expect(report).toMatchObject({
      status: 'accepted',
      name: 'report',
      userId: 'ada',
      accountId: 'acme',
      completed: ['reported'],
      payload: { properties: { pages: 3 } },
    })
  })

  test('show what was refused, with the field, the reason and the fix', async () => {
    await send(track('', { messageId: 'bad' }))
    const { rows } = await get('/events/live')
    expect(rows).toMatchObject([{ status: 'rejected', code: 'invalid_event_name', field: 'event' }])
    expect(rows[0].sentence).toBeTruthy()
    expect(rows[0].fix).toBeTruthy()
    expect(rows[0].payload).toContain('"bad"')
  })

  test('show the first refusals of a minute, in each environment, while all are counted', async () => {
    const refused = Array.from({ length: 200 }, (_, i) => track('', { messageId: `bad ${i}` }))
    await send(...refused)
    await send(...refused)
    const other = await newEnvironment(testApp)
    await other.request('/v1/batch', { body: { batch: refused.slice(0, 1) } })
    const countOf = async (one: TestEnvironment) =>
      (await (await one.request('/api/v1/events/live')).json()).rows.length
    expect([await countOf(environment), await countOf(other)]).toEqual([keptPerMinute, 1])
    testApp.clock.advance(60_000)
    await send(track('', { messageId: 'a minute later' }))
    const { rows } = await get('/events/live')
    expect(rows).toHaveLength(keptPerMinute + 1)
    expect(rows[0].payload).toContain('a minute later')
    const [counted] = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ count: number }[]>`
        select sum(count)::int as count from ingest_counts
        where reason = 'rejected:invalid_event_name'`,
    )
    expect(counted?.count).toBe(401)
  })

  test('keep the newest refusals and no more', async () => {
    const { environmentId } = environment
    await testApp.database.withTenants(
      [environmentId],
      (sql) => sql`
        insert into rejected_events (environment_id, id, received_at, code, payload)
        select ${environmentId}, gen_random_uuid(), timestamptz '2026-01-01' + i * interval '1 s',
          'invalid_event', i::text
        from generate_series(1, ${keptPerEnvironment + 500}) i`,
    )
    await send({ type: 'nonsense' })
    const [kept] = await testApp.database.withTenants(
      [environmentId],
      (sql) => sql<{ count: number; oldest: number }[]>`
        select count(*)::int as count, min(payload::int) filter (where code = 'invalid_event') as oldest
        from rejected_events`,
    )
    expect(kept?.count).toBeLessThanOrEqual(keptPerEnvironment)
    expect(kept?.oldest).toBeGreaterThan(500)
  })

  test('show a refused event without the passwords in it, and whatever its fields hold', async () => {
    const properties = { password: 'hunter2', ['\u0000\ud800']: { a: nest(12) } }
    await environment.request('/v1/batch', {
      body: { sdk: { name: 'x\u0000' }, batch: [track('deep', { messageId: 'odd', properties })] },
    })
    const { rows } = await get('/events/live')
    expect(rows).toMatchObject([{ code: 'too_deep', source: 'x\ufffd' }])
    expect(rows[0].field).toContain('properties.\ufffd\ufffd')
    expect(rows[0].payload).not.toContain('hunter2')
  })

  test('tell only what is new since the cursor, also what committed late', async () => {
    await send(track('one', { messageId: 'one' }))
    const first = await get('/events/live')
    const nothing = await get(`/events/live?after=${first.cursor}`)
    // Received before what was shown, committed after it.
    testApp.clock.advance(-2_000)
    await send(track('late', { messageId: 'late' }))
    testApp.clock.advance(2_000)
    const second = await get(`/events/live?after=${nothing.cursor}`)
    const third = await get(`/events/live?after=${second.cursor}`)
    const ids = [first, nothing, second, third].map(({ rows }) =>
      rows.map((row: { id: string }) => row.id),
    )
    expect(ids).toEqual([['one'], [], ['late'], []])
  })

  test('are at most 200, the newest', async () => {
    const names = Array.from({ length: 205 }, (_, i) => track('many', { messageId: `m${i}` }))
    await send(...names)
    testApp.clock.advance(1_000)
    await send(track('newest', { messageId: 'newest' }))
    const { rows } = await get('/events/live')
    expect(rows).toHaveLength(200)
    expect(rows[0].id).toBe('newest')
  })
})

describe('install', () => {
  test('gives both snippets with the key and the address filled in', async () => {
    const { writeKey } = environment
    const install = await get('/install')
    expect(install).toMatchObject({
      writeKey,
      host: 'https://mp.example',
      snippet: `<script>load("https://mp.example/sdk/milepost.js","${writeKey}")</script>`,
      firstEventAt: null,
      lastRejected: null,
      cspLines: ['script-src https://mp.example', 'connect-src https://mp.example'],
    })
    expect(install.strictSnippet).toContain(
      'src="https://mp.example/sdk/milepost.0123456789.js" integrity="sha384-abc" crossorigin',
    )
  })

  test('says that the first event has arrived, and what was refused last', async () => {
    await send(track('hello'), { type: 'nonsense' })
    const at = new Date(testApp.now()).toISOString()
    expect(await get('/install')).toMatchObject({
      firstEventAt: at,
      lastEventAt: at,
      lastRejected: { code: 'unknown_type' },
    })
  })

  test('offers the newest write key that is not revoked', async () => {
    const { rows } = await get('/keys')
    const [key] = rows.filter((row: { kind: string }) => row.kind === 'write')
    await environment.request(`/api/v1/keys/${key.id}/revoke`, { body: {} })
    const answer = await environment.request('/api/v1/install')
    expect(answer.status).toBe(404)
    const made = await environment.request('/api/v1/keys', { body: { kind: 'write', name: 'New' } })
    expect((await get('/install')).writeKey).toBe((await made.json()).secret)
  })
})
