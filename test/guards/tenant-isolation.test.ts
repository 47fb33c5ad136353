import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tenantTables } from '../../api/environments/remove-demo-environment.ts'
import { listDescribedRoutes } from '../../api/openapi/list-described-routes.ts'
import { members } from '../../db/schema/members.ts'
import { newEnvironment, type TestEnvironment } from '../harness/new-environment.ts'
import { signIn, type TestSession } from '../harness/sign-in.ts'
import { newTestApp, type TestApp } from '../harness/test-app.ts'

let testApp: TestApp
let own: TestEnvironment
let foreign: TestEnvironment
let member: TestSession
beforeAll(async () => {
  testApp = await newTestApp()
  const owner = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
  own = await newEnvironment(testApp, { owner })
  foreign = await newEnvironment(testApp)
  member = await signIn(testApp, owner)
})
afterAll(() => testApp.close())

/** Every management route, with ids that exist in neither environment. */
function managementRoutes() {
  return listDescribedRoutes(testApp.app).filter(
    ({ description }) => description.security === 'management',
  )
}
const noBody = ['GET', 'DELETE']
const bodyFor = (method: string) => (noBody.includes(method) ? {} : { body: {} })

describe('a member of another workspace', () => {
  test('finds nothing on any route', async () => {
    const found: string[] = []
    for (const { method, path } of managementRoutes()) {
      const address = path.replace(':id', foreign.environmentId).replace(/:\w+/g, 'first-steps')
      const query = `?environment=${foreign.environmentId}`
      const answer = await member.request(address + query, { method, ...bodyFor(method) })
      if (answer.status !== 404) found.push(`${method} ${path} → ${answer.status}`)
    }
    expect(managementRoutes().length).toBeGreaterThan(30)
    expect(found).toEqual([])
  })

  test('does find something in the own one', async () => {
    const answer = await member.request(`/api/v1/accounts?environment=${own.environmentId}`)
    expect(answer.status).toBe(200)
  })
})

describe('a viewer', () => {
  test('may read everything and change nothing', async () => {
    const [row] = await testApp.database.control
      .update(members)
      .set({ role: 'viewer' })
      .where(eq(members.workspaceId, own.workspaceId))
      .returning()
    expect(row?.role).toBe('viewer')
    const wrong: string[] = []
    for (const { method, path } of managementRoutes()) {
      const address = path.replace(':id', own.environmentId).replace(/:\w+/g, 'first-steps')
      const query = `?environment=${own.environmentId}`
      const answer = await member.request(address + query, { method, ...bodyFor(method) })
      const isRefused = answer.status === 403
      if (isRefused === (method === 'GET')) wrong.push(`${method} ${path} → ${answer.status}`)
    }
    await testApp.database.control.update(members).set({ role: 'owner' })
    expect(wrong).toEqual([])
  })
})

describe('a secret key', () => {
  test('opens no other environment, whatever the address says', async () => {
    const found: string[] = []
    for (const { method, path } of managementRoutes()) {
      const address = path.replace(':id', foreign.environmentId).replace(/:\w+/g, 'first-steps')
      const query = `?environment=${foreign.environmentId}`
      const answer = await own.request(address + query, { method, ...bodyFor(method) })
      if (answer.status !== 404) found.push(`${method} ${path} → ${answer.status}`)
    }
    expect(found).toEqual([])
  })
})

describe('without a key or session', () => {
  test('every management route answers 401, a write key as well', async () => {
    const open: string[] = []
    for (const { method, path } of managementRoutes()) {
      const address = path.replace(/:\w+/g, own.environmentId)
      const nobody = await testApp.request(address, { method })
      const headers = { authorization: `Bearer ${own.writeKey}` }
      const page = await testApp.request(address, { method, headers })
      if (nobody.status !== 401 || page.status !== 401) open.push(`${method} ${path}`)
    }
    expect(open).toEqual([])
  })
})

describe('the same ids in two environments', () => {
  test('stay apart when read, changed and erased', async () => {
    const body = { accounts: [{ id: 'acme', name: 'Own' }] }
    await own.request('/api/v1/accounts/batch', { body })
    await foreign.request('/api/v1/accounts/batch', {
      body: { accounts: [{ id: 'acme', name: 'Foreign' }] },
    })
    await own.request('/api/v1/accounts/acme', { method: 'DELETE' })
    const gone = await own.request('/api/v1/accounts/acme')
    const kept = await foreign.request('/api/v1/accounts/acme')
    expect(gone.status).toBe(404)
    expect((await kept.json()).name).toBe('Foreign')
  })
})

describe('SQL that forgets the environment', () => {
  const count = async (ids: string[]) => {
    const [row] = await testApp.database.withTenants(
      ids,
      (sql) => sql<{ count: number }[]>`select count(*) as count from accounts`,
    )
    return row?.count
  }
  test('reads the rows of its own environments and no others', async () => {
    const accounts = [{ id: 'one' }, { id: 'two' }]
    await own.request('/api/v1/accounts/batch', { body: { accounts } })
    const [mine, both, none] = await Promise.all([
      count([own.environmentId]),
      count([own.environmentId, foreign.environmentId]),
      count([]),
    ])
    expect([mine, both, none]).toEqual([2, 3, 0])
    const [loose] = await testApp.database.raw`select count(*) as count from accounts`
    expect(loose).toEqual({ count: 0 })
  })

  test('writes no rows of another', async () => {
    const intruding = testApp.database.withTenants(
      [own.environmentId],
      (sql) => sql`
        insert into accounts (environment_id, id, created_at)
        values (${foreign.environmentId}, 'intruder', now())`,
    )
    await expect(intruding).rejects.toThrow('row-level security')
  })
})

test('removing sample data knows every table that holds rows of an environment', async () => {
  const tables = await testApp.database.raw<{ name: string }[]>`
    select distinct c.relname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'environment_id' and c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'p') and not c.relispartition`
  expect(tables.map(({ name }) => name).sort()).toEqual([...tenantTables].sort())
})
