import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PickerToken } from '#contract/picker'
import { launchChromium } from '../harness/chromium.ts'
import { eventually } from '../harness/eventually.ts'
import type { LocalServer } from '../harness/listen-locally.ts'
import { newEnvironment, type TestEnvironment } from '../harness/new-environment.ts'
import { newGuideDraft, publishGuide } from '../harness/new-guide-draft.ts'
import { openOwnDomain, type OwnDomain } from '../harness/own-domain.ts'
import { serveApp } from '../harness/serve-app.ts'
import { newTestApp, type TestApp } from '../harness/test-app.ts'

// The vendor's own origin and path, as a proxy in front of Milepost makes them: no request of the page
// leaves for another origin.

let browser: Browser
let testApp: TestApp
let server: LocalServer
let environment: TestEnvironment
let context: BrowserContext
let site: OwnDomain

beforeAll(async () => {
  browser = await launchChromium()
  testApp = await newTestApp({ distFolder: join(process.cwd(), 'dist'), trustedProxies: 1 })
  server = await serveApp(testApp.app)
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await testApp.close()
})
beforeEach(async () => {
  environment = await newEnvironment(testApp)
  await publishGuide(environment, newGuideDraft('banner'))
  context = await browser.newContext()
})
afterEach(async () => {
  await context.close()
  await site.close()
})

const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'"
const tag = (more = '') =>
  `<script async src="/mp/sdk/milepost.js" data-write-key="${environment.writeKey}" ${more}></script>`

async function open(html: string, path = ''): Promise<{ page: Page; strangers: string[] }> {
  site = await openOwnDomain({
    html: `<title>Product</title><button>Publish</button>${html}`,
    headers: { 'content-security-policy': STRICT },
    below: '/mp',
    milepostUrl: server.url,
  })
  const page = await context.newPage()
  const strangers: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) strangers.push(request.url())
  })
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) strangers.push(message.text())
  })
  await page.goto(site.url + path)
  return { page, strangers }
}

const call = (page: Page, ...args: unknown[]) =>
  page.evaluate((args) => {
    const { milepost } = window as unknown as { milepost(...call: unknown[]): unknown }
    return milepost(...args)
  }, args)
const listNames = async () =>
  (
    await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ name: string }[]>`select name from events`,
    )
  ).map(({ name }) => name)

describe('a vendor’s own domain', () => {
  it.each(['', 'data-host="/mp"'])(
    'carries script, chunks, session and events, under a strict policy (%j)',
    async (more) => {
      const { page, strangers } = await open(tag(more))
      await page.getByText('Press it.', { exact: true }).waitFor()
      await call(page, 'track', 'clicked')
      await eventually(async () => expect(await listNames()).toContain('clicked'))
      expect(strangers).toEqual([])
      const paths = site.asked.map((asked) => asked.replace(/\.[0-9a-z]{10}\.js/, ''))
      expect(paths).toEqual(
        expect.arrayContaining([
          'GET /mp/sdk/milepost.js',
          'GET /mp/sdk/guides',
          'GET /mp/sdk/base',
          'POST /mp/v1/session',
          'POST /mp/v1/batch',
        ]),
      )
    },
  )

  it('carries the picker, whose token is bound to the vendor’s origin', async () => {
    await environment.request('/api/v1/guides/hint', {
      method: 'PUT',
      body: { draft: newGuideDraft('hint') },
    })
    const { page, strangers } = await open(tag())
    const answer = await environment.request('/api/v1/guides/hint/picker-tokens', {
      body: { stepKey: null, url: site.url },
    })
    const { url } = (await answer.json()) as PickerToken
    await page.goto('about:blank')
    const opened = page.waitForResponse(/mp\/v1\/picker\/open/)
    await page.goto(url)
    expect((await opened).status()).toBe(200)
    expect(site.asked.join()).toContain('GET /mp/sdk/picker.')
    expect(strangers).toEqual([])
  })
})
