import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { signIn, type TestSession } from '../../test/harness/sign-in.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'
import { tenantTables } from './remove-demo-environment.ts'

const owner = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
let testApp: TestApp
let production: TestEnvironment
let session: TestSession
beforeAll(async () => {
  testApp = await newTestApp()
  production = await newEnvironment(testApp, { owner })
  session = await signIn(testApp, owner)
})
afterAll(() => testApp.close())

const patch = (environment: TestEnvironment, body: object) =>
  environment.request(`/api/v1/environments/${environment.environmentId}`, {
    method: 'PATCH',
    body,
  })

describe('environments', () => {
  test('a new one is empty and comes with keys that open it', async () => {
    const answer = await session.request('/api/v1/environments', {
      body: { slug: 'staging', name: 'Staging', timeZone: 'Europe/Berlin' },
    })
    expect(answer.status).toBe(201)
    const { keys, ...environment } = await answer.json()
    expect(environment).toMatchObject({
      slug: 'staging',
      kind: 'staging',
      timeZone: 'Europe/Berlin',
    })
    const secret = keys.find((key: { kind: string }) => key.kind === 'secret').secret
    const accounts = await testApp.request('/api/v1/accounts', {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(await accounts.json()).toEqual({ rows: [], nextCursor: null })
  })

  test('a slug is used once in a workspace', async () => {
    const body = { slug: 'production', name: 'Again' }
    const answer = await production.request('/api/v1/environments', { body })
    expect(answer.status).toBe(409)
    expect((await answer.json()).code).toBe('key_taken')
  })

  test('a member lists those of the workspace, a key sees its own', async () => {
    const slugs = async (answer: Response) =>
      (await answer.json()).rows.map((row: { slug: string }) => row.slug)
    const byMember = await slugs(await session.request('/api/v1/environments'))
    const byKey = await slugs(await production.request('/api/v1/environments'))
    expect(byMember).toEqual(['production', 'staging'])
    expect(byKey).toEqual(['production'])
  })

  test('settings change field by field', async () => {
    await patch(production, {
      retentionDays: 90,
      theme: { accent: '#112233', productName: 'Acme' },
    })
    const answer = await patch(production, { name: 'Live', retentionDays: null })
    expect(await answer.json()).toMatchObject({
      name: 'Live',
      retentionDays: null,
      theme: { accent: '#112233', productName: 'Acme' },
    })
  })

  test('looks and frequency are kept as sent', async () => {
    const settings = {
      theme: { accent: '#112233', productName: 'Acme', scheme: 'dark', corner: 'start' },
      frequency: { maxPerDay: null, quietHours: 0 },
    }
    await patch(production, settings)
    const answer = await production.request('/api/v1/environments')
    expect((await answer.json()).rows).toMatchObject([settings])
  })

  test('an accent that cannot be read on white is refused with a tone that can', async () => {
    const themed = (accent: string) => patch(production, { theme: { accent, productName: 'Acme' } })
    const answer = await themed('#ff8800')
    expect(answer.status).toBe(422)
    const problem = await answer.json()
    expect(problem).toMatchObject({
      code: 'accent_contrast_too_low',
      suggestion: '#b46000',
      errors: [{ path: 'theme.accent' }],
    })
    expect((await themed(problem.suggestion)).status).toBe(200)
  })

  test('a theme from before stays as it is until it is changed', async () => {
    const environment = await newEnvironment(testApp)
    await testApp.database.raw`
      update control.environments set theme = '{"accent": "#ffee00", "productName": ""}'
      where id = ${environment.environmentId}`
    const answer = await patch(environment, { name: 'Live' })
    expect(await answer.json()).toMatchObject({ name: 'Live', theme: { accent: '#ffee00' } })
  })

  test.each([
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ timeZone: '+02:00' }, 'timeZone'],
    [{ allowedOrigins: ['https://a.example', 'https://b.example/path'] }, 'allowedOrigins.1'],
    [{ retentionDays: 0 }, 'retentionDays'],
  ])('%j is refused', async (body, path) => {
    const answer = await patch(production, body)
    expect(answer.status).toBe(422)
    expect((await answer.json()).errors[0].path).toBe(path)
  })

  test('what cannot be changed is an unknown field', async () => {
    const answer = await patch(production, { kind: 'demo' })
    expect(answer.status).toBe(400)
    expect((await answer.json()).code).toBe('unknown_field')
  })

  test('a new time zone moves the days of history', async () => {
    const environment = await newEnvironment(testApp)
    await environment.request('/v1/import', {
      body: {
        batch: [
          {
            type: 'track',
            event: 'look',
            userId: 'ada',
            timestamp: '2026-01-10T02:00:00.000Z',
            receivedAt: '2026-01-10T02:00:00.000Z',
          },
        ],
      },
    })
    const days = async () => {
      const rows = await testApp.database.withTenants(
        [environment.environmentId],
        (sql) => sql<{ day: string }[]>`select day::text from activity`,
      )
      return rows.map(({ day }) => day)
    }
    const before = await days()
    await patch(environment, { timeZone: 'America/New_York' })
    expect([before, await days()]).toEqual([['2026-01-10'], ['2026-01-09']])
  })
})

describe('sample data', () => {
  test('is removed in one go, with keys and without a row left', async () => {
    const demo = await newEnvironment(testApp, { slug: 'demo', kind: 'demo' })
    await demo.request('/api/v1/milestones/seen', {
      method: 'PUT',
      body: { name: 'Seen', scope: 'account', condition: { event: 'look' }, firstValue: true },
    })
    await demo.request('/v1/batch', {
      body: {
        batch: [
          { type: 'group', userId: 'ada', groupId: 'acme', anonymousId: 'x' },
          { type: 'track', event: 'look', userId: 'ada' },
          { type: 'nonsense' },
        ],
      },
    })
    const gone = await demo.request(`/api/v1/environments/${demo.environmentId}`, {
      method: 'DELETE',
    })
    expect(gone.status).toBe(204)
    const left = await testApp.database.withTenants([demo.environmentId], async (sql) => {
      const counts: string[] = []
      for (const table of tenantTables) {
        const [row] = await sql<{ count: number }[]>`select count(*) as count from ${sql(table)}`
        if (row && row.count > 0) counts.push(`${table}: ${row.count}`)
      }
      return counts
    })
    expect(left).toEqual([])
    const [control] = await testApp.database.raw<{ count: number }[]>`
      select (select count(*) from control.environments where id = ${demo.environmentId})
        + (select count(*) from control.keys where environment_id = ${demo.environmentId}) as count`
    expect(control?.count).toBe(0)
    expect((await demo.request('/api/v1/accounts')).status).toBe(401)
    const late = await demo.request('/v1/track', { body: { event: 'look', userId: 'ada' } })
    expect(late.status).toBe(401)
  })

  test('is all that can be removed', async () => {
    const path = `/api/v1/environments/${production.environmentId}`
    const answer = await production.request(path, { method: 'DELETE' })
    expect(answer.status).toBe(403)
    expect((await production.request('/api/v1/accounts')).status).toBe(200)
  })
})
