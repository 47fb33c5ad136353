import { build } from 'esbuild'
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../../test/harness/chromium.ts'
import { defineMilestone } from '../../test/harness/define.ts'
import { eventually } from '../../test/harness/eventually.ts'
import { openHostPage, type HostPage } from '../../test/harness/host-page.ts'
import type { LocalServer } from '../../test/harness/listen-locally.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { serveApp } from '../../test/harness/serve-app.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

/** The client as it comes from npm, in a page of the vendor's own. */
const client = `
  import { AnalyticsBrowser } from '@segment/analytics-next'
  window.load = (settings, options) => { window.analytics = AnalyticsBrowser.load(settings, options) }
`
interface VendorWindow {
  load(settings: object, options?: object): void
  analytics: Record<string, (...args: unknown[]) => Promise<unknown>>
}

let browser: Browser
let testApp: TestApp
let server: LocalServer
let host: HostPage
/** What the server does with a request. */
let fetchNow: TestApp['app']['fetch']
let environment: TestEnvironment
beforeAll(async () => {
  server = await serveApp({ fetch: (...args) => fetchNow(...args) })
  testApp = await newTestApp({ publicUrl: server.url })
  const bundle = await build({
    stdin: { contents: client, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
  })
  host = await openHostPage({
    html: '<!doctype html><title>Pricing</title><script src="/client.js"></script>',
    files: { '/client.js': { body: bundle.outputFiles[0]?.text ?? '', type: 'text/javascript' } },
  })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await server.close()
  await testApp.close()
})
beforeEach(async () => {
  environment = await newEnvironment(testApp)
  fetchNow = testApp.app.fetch
})

interface Vendor {
  page: Page
  /** What it sent to us, but for preflights, which browsers keep to themselves. */
  sent: Request[]
  call(method: string, ...args: unknown[]): Promise<unknown>
  close(): Promise<void>
}

/** Opens the page and starts the client by its key and our address alone, plus `options`. */
async function open({ options = {}, init }: { options?: object; init?: string } = {}) {
  const context = await browser.newContext()
  if (init) await context.addInitScript({ content: init })
  const page = await context.newPage()
  const sent: Request[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().startsWith(server.url)) sent.push(request)
  })
  await page.goto(host.url)
  const vendor: Vendor = {
    page,
    sent,
    call: (method, ...args) =>
      page.evaluate(
        async ({ method, args }) => {
          await (window as unknown as VendorWindow).analytics[method]?.(...args)
        },
        { method, args },
      ),
    close: () => context.close(),
  }
  const start = (writeKey: string) =>
    page.evaluate(
      ({ settings, options }) => (window as unknown as VendorWindow).load(settings, options),
      { settings: { writeKey, cdnURL: server.url }, options },
    )
  await start(environment.writeKey)
  return vendor
}

const stored = () =>
  testApp.database.withTenants(
    [environment.environmentId],
    (sql) => sql<{ name: string; occurredAtMs: number; originalAtMs: number }[]>`
      select name, occurred_at as "occurredAtMs", original_at as "originalAtMs"
      from events where environment_id = ${environment.environmentId} order by name`,
  )
const storedNames = async () => (await stored()).map(({ name }) => name)
const whenStored = (names: string[]) =>
  eventually(async () => expect(await storedNames()).toEqual(names.toSorted()))

describe('the Segment client for browsers', () => {
  it('delivers identify, group, track, page and alias, found by the settings address alone', async () => {
    await defineMilestone(environment, 'journey', {
      scope: 'user',
      condition: { all: [{ event: 'visited' }, { event: 'report_published' }] },
    })
    const vendor = await open()
    await vendor.call('track', 'visited')
    await vendor.call('identify', 'ada', { plan: 'pro', name: 'Ada 🧮' })
    await vendor.call('group', 'acme', { name: 'Acme' })
    await vendor.call('page', 'Pricing')
    await vendor.call('alias', 'ada-of-old', 'ada')
    await vendor.call('track', 'report_published', { pages: 3 })
    await whenStored(['visited', '$identify', '$group', '$page', '$alias', 'report_published'])
    for (const request of vendor.sent) {
      expect((await request.allHeaders())['authorization']).toMatch(/^Basic /)
      expect((await request.response())?.status()).toBe(200)
      expect(request.redirectedTo()).toBeNull()
    }
    const { rows } = await (await environment.request('/api/v1/events/live')).json()
    const last = rows.find((row: { name: string }) => row.name === 'report_published')
    expect(last).toMatchObject({ completed: ['journey'], payload: { properties: { pages: 3 } } })
    await vendor.close()
  })

  it('delivers in batches', async () => {
    const deliveryStrategy = { strategy: 'batching', config: { size: 3 } }
    const options = { integrations: { 'Segment.io': { deliveryStrategy } } }
    const vendor = await open({ options })
    for (const event of ['one', 'two', 'three']) await vendor.call('track', event)
    await whenStored(['one', 'two', 'three'])
    expect(vendor.sent.map((request) => new URL(request.url()).pathname)).toEqual(['/v1/b'])
    await vendor.close()
  })

  it('sends again when the answer is lost, and the event is stored once', async () => {
    const vendor = await open()
    let isLost = false
    await vendor.page.route('**/v1/t', async (route) => {
      if (isLost) return route.continue()
      isLost = true
      await route.fetch()
      await route.abort('connectionreset')
    })
    await vendor.call('track', 'paid').catch(() => {})
    await eventually(() => expect(vendor.sent).toHaveLength(2))
    const answer = await vendor.sent[1]?.response()
    expect(await answer?.json()).toMatchObject({ results: [{ status: 'duplicate' }] })
    expect(await storedNames()).toEqual(['paid'])
    await vendor.close()
  })

  it('waits when it is told to, and delivers then', async () => {
    const limits = { requestsPerSecond: 1, eventsPerSecond: 500, managementPerMinute: 500 }
    const strictApp = await newTestApp({ publicUrl: server.url, limits, beside: testApp })
    let isFirst = true
    fetchNow = (request, ...more) => {
      // Together with its like it is one too many for its second, on any machine.
      if (isFirst && request.method === 'POST') {
        isFirst = false
        void strictApp.app.fetch(request.clone(), ...more)
      }
      return strictApp.app.fetch(request, ...more)
    }
    const vendor = await open()
    const names = ['one', 'two', 'three']
    await vendor.page.evaluate((names) => {
      const { analytics } = window as unknown as VendorWindow
      for (const name of names) void analytics['track']?.(name)
    }, names)
    await whenStored(names)
    const statuses = await Promise.all(
      vendor.sent.map(async (request) => (await request.response())?.status()),
    )
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    await vendor.close()
    await strictApp.close()
  })

  it('may have a clock that is two hours fast', async () => {
    const init = `{
      const real = Date.now
      const shift = 2 * 3_600_000
      window.Date = class extends Date {
        constructor(...args) { args.length ? super(...args) : super(real() + shift) }
        static now() { return real() + shift }
      }
    }`
    const vendor = await open({ init })
    await vendor.call('track', 'clicked')
    await whenStored(['clicked'])
    const [row] = await stored()
    expect((row?.originalAtMs ?? 0) - testApp.now()).toBeGreaterThan(7_000_000)
    expect(Math.abs((row?.occurredAtMs ?? 0) - testApp.now())).toBeLessThan(60_000)
    await vendor.close()
  })
})
