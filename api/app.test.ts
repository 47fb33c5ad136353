import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../test/harness/new-environment.ts'
import { signIn } from '../test/harness/sign-in.ts'
import { newTestApp, type TestApp } from '../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
let isDraining = false
beforeAll(async () => {
  testApp = await newTestApp({ isDraining: () => isDraining })
  environment = await newEnvironment(testApp)
  const { distFolder } = testApp.deps
  const files = {
    'sdk/milepost.js': '/* boot */',
    'sdk/tour.0123456789.js': '/* tour */',
    'console/index.html': '<!doctype html>',
    'console/main.0123456789.css': 'body{}',
  }
  for (const folder of ['sdk', 'console']) mkdirSync(join(distFolder, folder))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(distFolder, name), text)
  writeFileSync(join(distFolder, 'secret.txt'), 'not served')
})
afterAll(() => testApp.close())

describe('refusals', () => {
  test('are problem+json with a code, what to do and the id of the request', async () => {
    const answer = await testApp.request('/api/v1/guides')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const problem = await answer.json()
    expect(problem).toMatchObject({ code: 'not_signed_in', error: { code: 'not_signed_in' } })
    expect(problem.fix).toBeTruthy()
    expect(problem.requestId).toBe(answer.headers.get('x-request-id'))
  })

  test('an unknown address is not found, a wrong method says which are right', async () => {
    const unknown = await environment.request('/api/v1/nonsense')
    expect((await unknown.json()).code).toBe('not_found')
    const wrong = await environment.request('/api/v1/guides/first-steps', { method: 'PATCH' })
    expect(wrong.status).toBe(405)
    expect(wrong.headers.get('allow')).toBe('GET, PUT, OPTIONS')
  })

  test.each([
    ['half a body', '{"name":', 400, 'invalid_json'],
    ['no body', '', 400, 'invalid_json'],
    ['a list', '[]', 422, 'invalid_input'],
    ['null', 'null', 422, 'invalid_input'],
    ['a text with U+0000', '{"name":"a\\u0000b"}', 422, 'invalid_input'],
    ['a number beyond float64', '{"traits":{"a":1e400}}', 422, 'invalid_input'],
    ['half a surrogate pair', '{"name":"\\ud800"}', 422, 'invalid_input'],
    ['200 levels', `{"traits":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`, 422, 'invalid_input'],
    ['more than 1 MiB', `{"name":"${'x'.repeat(1_100_000)}"}`, 413, 'payload_too_large'],
  ])('%s is refused', async (_, body, status, code) => {
    const answer = await environment.request('/api/v1/accounts/acme', { method: 'PUT', body })
    expect(answer.status).toBe(status)
    expect((await answer.json()).code).toBe(code)
  })

  test.each([
    ['limit=0', 400],
    ['limit=-1', 400],
    ['limit=abc', 400],
    ['limit=1000000000', 200],
    ['cursor=garbage', 400],
    ['sort=created_at;drop', 400],
    ['state[__proto__]=1', 400],
    ['state=unknown', 400],
  ])('accounts?%s answers %i', async (query, status) => {
    const answer = await environment.request(`/api/v1/accounts?${query}`)
    expect(answer.status).toBe(status)
  })

  test('bytes that are no UTF-8 are no JSON', async () => {
    const answer = await testApp.request('/api/v1/accounts/acme', {
      method: 'PUT',
      headers: { authorization: `Bearer ${environment.secretKey}` },
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
    })
    expect((await answer.json()).code).toBe('invalid_json')
  })

  test('a text that cannot be stored is refused in addresses too', async () => {
    const path = await environment.request('/api/v1/accounts/a%00b')
    const query = await environment.request('/api/v1/accounts?search=%00')
    expect([path.status, query.status]).toEqual([422, 400])
  })

  test('__proto__ in a body is data and changes nothing', async () => {
    const body = '{"traits":{"__proto__":{"polluted":true}}}'
    const answer = await environment.request('/api/v1/accounts/acme', { method: 'PUT', body })
    expect(answer.status).toBe(200)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('what we do not expect is told to nobody', async () => {
    const broken = await newTestApp()
    broken.app.get('/broken', () => {
      throw new Error('the password is swordfish')
    })
    const answer = await broken.app.request('/broken')
    await broken.close()
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('swordfish')
  })
})

describe('a route', () => {
  test('is found without a search, which one pattern that the quick router cannot read would undo', async () => {
    await testApp.request('/livez')
    expect(testApp.app.router.name).toBe('SmartRouter + RegExpRouter')
  })
})

describe('without a database', () => {
  test('requests are answered 503 with Retry-After, and the process says it is not ready', async () => {
    const lost = await newTestApp()
    const owner = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
    const key = await newEnvironment(lost, { owner })
    const session = await signIn(lost, owner)
    await lost.database.close()
    expect((await session.request('/api/v1/me')).status).toBe(503)
    await expect(signIn(lost, owner)).rejects.toThrow('503')
    const answer = await lost.app.request('/api/v1/accounts', {
      headers: { authorization: `Bearer ${key.secretKey}` },
    })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect((await lost.app.request('/readyz')).status).toBe(503)
    expect((await lost.app.request('/livez')).status).toBe(200)
  })
})

describe('health', () => {
  test('ready with a database, until told to stop', async () => {
    expect((await testApp.request('/readyz')).status).toBe(200)
    isDraining = true
    expect((await testApp.request('/readyz')).status).toBe(503)
    isDraining = false
  })

  test('metrics are for this machine, not for whoever a proxy brings', async () => {
    const own = await testApp.request('/metrics')
    expect(await own.text()).toMatch(/^process_resident_memory_bytes \d+$/m)
    const headers = { 'x-forwarded-for': '203.0.113.7' }
    expect((await testApp.request('/metrics', { headers })).status).toBe(404)
  })
})

describe('files', () => {
  test('the boot script is kept for minutes, hashed ones for ever, for pages of any origin', async () => {
    const boot = await testApp.request('/sdk/milepost.js')
    const chunk = await testApp.request('/sdk/tour.0123456789.js')
    expect(boot.headers.get('cache-control')).toBe('public, max-age=300')
    expect(chunk.headers.get('cache-control')).toContain('immutable')
    for (const { headers } of [boot, chunk]) {
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    }
  })

  test('what has not changed is not sent again, what can be compressed is', async () => {
    const first = await testApp.request('/sdk/milepost.js', {
      headers: { 'accept-encoding': 'br' },
    })
    expect(first.headers.get('content-encoding')).toBe('br')
    const again = await testApp.request('/sdk/milepost.js', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test.each(['/', '/sign-in', '/w/acme/production/accounts/1'])(
    'the console is one page, also at %s, and runs nothing from elsewhere',
    async (path) => {
      const answer = await testApp.request(path)
      expect(await answer.text()).toBe('<!doctype html>')
      const policy = answer.headers.get('content-security-policy')
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    },
  )

  test.each(['/sdk/..%2fsecret.txt', '/sdk/%2e%2e/secret.txt', '/sdk/.stamp', '/sdk/none.js'])(
    '%s is not served',
    async (path) => {
      expect((await testApp.request(path)).status).toBe(404)
    },
  )
})

describe('pages of other origins', () => {
  test('may send events, with a preflight that is kept for hours', async () => {
    const answer = await testApp.app.request('/v1/batch', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(Number(answer.headers.get('access-control-max-age'))).toBeGreaterThan(3_600)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('read refusals too', async () => {
    const answer = await testApp.request('/v1/batch', {
      method: 'POST',
      headers: { origin: 'https://app.example.com' },
      body: '{}',
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('cannot read the management API', async () => {
    const answer = await environment.request('/api/v1/accounts')
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})
