import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'
import { findKey } from './find-key.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
  environment = await newEnvironment(testApp)
})
afterAll(() => testApp.close())

const make = async (kind: 'write' | 'secret') => {
  const answer = await environment.request('/api/v1/keys', { body: { kind, name: 'New' } })
  return answer.json() as Promise<{ id: string; secret: string }>
}
const ask = (key: string, headers: Record<string, string> = {}) =>
  testApp.request('/api/v1/keys', { headers: { authorization: `Bearer ${key}`, ...headers } })

describe('keys', () => {
  test('a secret key is shown whole once, and stored as a hash', async () => {
    const { secret } = await make('secret')
    expect(secret).toMatch(/^mp_sk_[0-9a-f]{64}$/)
    const listed = await (await environment.request('/api/v1/keys')).text()
    expect(listed).not.toContain(secret)
    expect(listed).toContain(`"shown":"${secret.slice(-4)}"`)
    const stored = await testApp.database.raw`select * from control.keys`
    expect(JSON.stringify(stored)).not.toContain(secret)
  })

  test('a write key is public, and always shown whole', async () => {
    const { secret } = await make('write')
    expect(secret).toMatch(/^mp_wk_[0-9a-f]{32}$/)
    expect(await (await environment.request('/api/v1/keys')).text()).toContain(secret)
  })

  test('a revoked key is refused at once, and revoking it again changes nothing', async () => {
    const { id, secret } = await make('secret')
    expect((await ask(secret)).status).toBe(200)
    const revoke = async () =>
      (await environment.request(`/api/v1/keys/${id}/revoke`, { body: {} })).json()
    const { revokedAt } = await revoke()
    testApp.clock.advance(1_000)
    expect((await revoke()).revokedAt).toBe(revokedAt)
    const refused = await ask(secret)
    expect(refused.status).toBe(401)
    expect((await refused.json()).code).toBe('invalid_key')
    expect(await findKey(testApp.database, secret)).toBeUndefined()
  })

  test('a secret key in a browser is refused', async () => {
    const answer = await ask(environment.secretKey, { origin: 'https://app.example.com' })
    expect(answer.status).toBe(403)
    expect((await answer.json()).code).toBe('secret_key_in_browser')
  })

  test.each([
    ['nothing', ''],
    ['a short key', 'mp_sk_unknown'],
    ['an unknown key', `mp_sk_${'0'.repeat(64)}`],
    ['a very long key', `mp_wk_${'x'.repeat(5_000)}`],
  ])('%s opens nothing', async (_, key) => {
    expect((await ask(key)).status).toBe(401)
  })

  test('the key of another environment cannot be revoked', async () => {
    const other = await newEnvironment(testApp)
    const { id } = await make('write')
    const answer = await other.request(`/api/v1/keys/${id}/revoke`, { body: {} })
    expect(answer.status).toBe(404)
  })

  test('a list says when a key was last used', async () => {
    const { rows } = await (await environment.request('/api/v1/keys')).json()
    const used = rows.filter((row: { lastUsedAt: string | null }) => row.lastUsedAt)
    expect(used.length).toBeGreaterThan(0)
  })
})
