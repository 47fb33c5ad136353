import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDemo, type TestDemo } from '../../test/harness/new-demo.ts'
import { newTestApp } from '../../test/harness/test-app.ts'

let demo: TestDemo
let access: Awaited<ReturnType<TestDemo['start']>>
beforeAll(async () => {
  demo = await newDemo()
  access = await demo.start({ stopAfterBatches: 0 })
})
afterAll(() => demo.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  demo.testApp.app.request(path, { headers })
const enter = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  demo.testApp.app.request('/demo/enter', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  })

describe('the start page', () => {
  it('offers three doors and shows the sign-in', async () => {
    const page = await (await get('/')).text()
    for (const words of ['Be a customer', 'Be the customer team', 'Install it in your app']) {
      expect(page).toContain(words)
    }
    expect(page).toContain(access.email)
    expect(page).toContain(access.password)
  })

  it.each([
    ['/?lang=de', '', 'de', 'Kunde sein'],
    ['/?lang=fr', 'de', 'fr', 'Être client'],
    ['/', 'it, de-CH;q=0.8', 'de', 'Kunde sein'],
    ['/?lang=xx', 'it', 'en', 'Be a customer'],
  ])('speaks the language asked for: %s, browser "%s"', async (path, accepted, lang, words) => {
    const page = await (await get(path, { 'accept-language': accepted })).text()
    expect(page).toContain(`<html lang="${lang}">`)
    expect(page).toContain(words)
  })

  it('runs no script, and lets in its own style sheet only', async () => {
    const answer = await get('/')
    const page = await answer.text()
    const [, styles = ''] = /<style>([^]*)<\/style>/.exec(page) ?? []
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(page).not.toContain('<script')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`style-src ${hashOf(styles)}`)
  })

  it('is the console where there is no demo', async () => {
    const testApp = await newTestApp()
    expect((await testApp.app.request('/demo')).status).toBe(404)
    await testApp.close()
  })
})

describe('the door to the console', () => {
  it('signs in and goes on to the sample data', async () => {
    const answer = await enter({ door: 'console', lang: 'de' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/w/tideboard/demo/?lang=de')
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    const me = await get('/api/v1/me', { cookie: cookie.join('; ') })
    expect(await me.json()).toMatchObject({ member: { email: access.email } })
  })

  it('goes on to Install of the production for the third door', async () => {
    const answer = await enter({ door: 'install' })
    expect(answer.headers.get('location')).toBe('/w/tideboard/production/install')
  })

  it('is closed to other sites', async () => {
    const answer = await enter({ door: 'console' }, { 'sec-fetch-site': 'cross-site' })
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})

describe('the demo product', () => {
  it.each(['/demo', '/demo/projects/any/dashboards/any'])(
    'carries the snippet with its write key at %s, and nothing else of ours',
    async (path) => {
      const answer = await get(path)
      const page = await answer.text()
      const [, snippet = ''] = /<script>([^]*)<\/script>/.exec(page) ?? []
      expect(snippet).toBe(`start("http://localhost", "${access.writeKey}")`)
      expect(answer.headers.get('content-security-policy')).toContain(hashOf(snippet))
    },
  )

  it('says so once the sample data is removed, and how to bring it back', async () => {
    const other = await newDemo()
    const { secretKey } = await other.start({ stopAfterBatches: 0 })
    const headers = { authorization: `Bearer ${secretKey}` }
    const { rows } = await (await other.testApp.request('/api/v1/environments', { headers })).json()
    const removed = await other.testApp.request(`/api/v1/environments/${rows[0].id}`, {
      method: 'DELETE',
      headers,
    })
    expect(removed.status).toBe(204)
    const answer = await other.testApp.app.request('/demo?lang=de')
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('demo.json')
    await other.close()
  })
})

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
