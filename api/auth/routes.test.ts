import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { signIn } from '../../test/harness/sign-in.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const owner = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
let testApp: TestApp
let environment: TestEnvironment

beforeAll(async () => {
  testApp = await newTestApp()
  environment = await newEnvironment(testApp, { owner })
})
afterAll(() => testApp.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  testApp.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

describe('sign-in', () => {
  test('the right password opens a session that says who is signed in', async () => {
    const session = await signIn(testApp, { email: 'Ada@Example.com', password: owner.password })
    const me = await session.request('/api/v1/me')
    expect(me.status).toBe(200)
    expect(await me.json()).toMatchObject({
      member: { name: 'Ada', email: 'ada@example.com' },
      workspaces: [{ role: 'owner', environments: [{ id: environment.environmentId }] }],
    })
  })

  test('a wrong password and an unknown e-mail are refused alike', async () => {
    const wrong = await post('/api/auth/sign-in/email', {
      email: owner.email,
      password: 'x'.repeat(12),
    })
    const unknown = await post('/api/auth/sign-in/email', {
      email: 'bob@example.com',
      password: 'x'.repeat(12),
    })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect((await wrong.json()).code).toBe('wrong_credentials')
    expect((await unknown.json()).code).toBe('wrong_credentials')
  })

  test('signing out ends the session', async () => {
    const session = await signIn(testApp, owner)
    expect((await session.request('/api/auth/sign-out', { body: {} })).status).toBe(200)
    const me = await session.request('/api/v1/me')
    expect((await me.json()).code).toBe('not_signed_in')
  })

  test('nobody signs up through HTTP', async () => {
    const answer = await post('/api/auth/sign-up/email', {
      name: 'Eve',
      email: 'eve@example.com',
      password: 'x'.repeat(12),
    })
    expect(answer.status).toBe(404)
  })

  test('five wrong passwords in a minute close an account for that minute', async () => {
    const email = 'grace@example.com'
    await newEnvironment(testApp, { owner: { ...owner, email } })
    for (let i = 0; i < 5; i++) {
      const answer = await post('/api/auth/sign-in/email', { email, password: 'x'.repeat(12) })
      expect(answer.status).toBe(401)
    }
    const closed = await post('/api/auth/sign-in/email', { email, password: owner.password })
    expect(closed.status).toBe(429)
    expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(0)
    testApp.clock.advance(60_000)
    const open = await post('/api/auth/sign-in/email', { email, password: owner.password })
    expect(open.status).toBe(200)
  })

  test('ten wrong passwords at the same instant are five too many', async () => {
    const email = 'edsger@example.com'
    await newEnvironment(testApp, { owner: { ...owner, email } })
    const wrong = { email, password: 'x'.repeat(12) }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post('/api/auth/sign-in/email', wrong)),
    )
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length
    expect([count(401), count(429)]).toEqual([5, 5])
  })

  test('the right password is not counted', async () => {
    const email = 'barbara@example.com'
    await newEnvironment(testApp, { owner: { ...owner, email } })
    for (let i = 0; i < 7; i++) {
      const answer = await post('/api/auth/sign-in/email', { email, password: owner.password })
      expect(answer.status).toBe(200)
    }
  })

  test('a session ends seven days after signing in, however much it is used', async () => {
    const session = await signIn(testApp, owner)
    // The session began by the real clock, which has gone on since this one was stopped.
    const sevenDaysMs = 7 * 86_400_000 + 3_600_000
    testApp.clock.advance(sevenDaysMs)
    const late = await session.request('/api/v1/me')
    testApp.clock.advance(-sevenDaysMs)
    expect(late.status).toBe(401)
    expect((await session.request('/api/v1/me')).status).toBe(200)
  })
})

describe('requests from other sites', () => {
  test('a change with the cookie needs to come from our own page', async () => {
    const session = await signIn(testApp, owner)
    const path = `/api/v1/keys?environment=${environment.environmentId}`
    const body = { kind: 'write', name: 'New' }
    const foreign = await session.request(path, {
      body,
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    const silent = await session.request(path, { body, headers: { 'sec-fetch-site': '' } })
    const form = await session.request(path, { body, headers: { 'content-type': 'text/plain' } })
    const own = await session.request(path, { body })
    const empty = await session.request(path, { method: 'POST' })
    expect([foreign, silent, form, empty, own].map(({ status }) => status)).toEqual([
      403, 403, 403, 403, 201,
    ])
    expect((await foreign.json()).code).toBe('cross_site_request')
  })

  test('signing in from a page of another site is refused', async () => {
    const answer = await post('/api/auth/sign-in/email', owner, { origin: 'https://evil.example' })
    expect((await answer.json()).code).toBe('cross_site_request')
  })
})

describe('cookies', () => {
  test('on https the session cookie is bound to the host, on http it is not marked so', async () => {
    const https = await newTestApp({ publicUrl: 'https://milepost.example' })
    await newEnvironment(https, { owner })
    const [plain, secure] = await Promise.all(
      [testApp, https].map(async (app) => {
        const answer = await app.request('/api/auth/sign-in/email', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: owner.email, password: owner.password }),
        })
        return answer.headers.getSetCookie().join('\n')
      }),
    )
    const session = await signIn(https, owner)
    expect((await session.request('/api/v1/me')).status).toBe(200)
    await https.close()
    expect(plain).toMatch(/^milepost\.session_token=/)
    expect(plain).not.toMatch(/Secure/)
    expect(secure).toMatch(/^__Host-milepost\.session_token=/)
    expect(secure).toMatch(/HttpOnly.*|Secure/)
    expect(secure).toMatch(/; Secure/)
    expect(secure).toMatch(/SameSite=Lax/)
    expect(secure).not.toMatch(/Domain=/i)
  })
})
