import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../test/harness/chromium.ts'
import { eventually } from '../test/harness/eventually.ts'
import { openHostPage, type HostPage, type HostPageOptions } from '../test/harness/host-page.ts'
import {
  openIngestStandIn,
  STAND_IN_KEY,
  type IngestStandIn,
} from '../test/harness/ingest-stand-in.ts'

let browser: Browser
let standIn: IngestStandIn
let context: BrowserContext
let hosts: HostPage[]

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  standIn = await openIngestStandIn()
  context = await browser.newContext()
  hosts = []
})
afterEach(async () => {
  await context.close()
  for (const host of hosts) await host.close()
  await standIn.close()
})

type Call = (method: string, ...args: unknown[]) => unknown
type WithMilepost = { milepost: Call }

async function openHost(options: HostPageOptions): Promise<{ page: Page; url: string }> {
  const host = await openHostPage(options)
  hosts.push(host)
  const page = await context.newPage()
  await page.goto(host.url)
  return { page, url: host.url }
}

const call = (page: Page, ...args: Parameters<Call>) =>
  page.evaluate((args) => (window as unknown as WithMilepost).milepost(...args), args)
const untilSession = (count = 1) =>
  eventually(() => {
    expect(standIn.requests.filter(({ path }) => path === '/v1/session')).toHaveLength(count)
  })
const findEvent = (name: string) =>
  eventually(() => {
    const event = [...standIn.events.values()].find((one) => one.event === name)
    expect(event).toBeDefined()
    return event!
  })

describe('the snippet', () => {
  it('asks twice on a page with nothing to show: the script and the session', async () => {
    const { page } = await openHost({ html: standIn.snippet })
    const asked: string[] = []
    await untilSession()
    // What is not answered yet would be sent once more.
    await page.waitForLoadState('networkidle')
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.reload()
    await untilSession(2)
    await page.waitForLoadState('networkidle')
    expect(asked.filter((path) => path !== '/')).toEqual(['/sdk/milepost.js', '/v1/session'])
    const { batch } = standIn.requests.at(-1)!.body
    expect(batch?.map(({ type }) => type)).toEqual(['page'])
  })

  it('holds no timer and draws no frame when it has nothing to do', async () => {
    const count = `<script>
      window.waiting = new Set(); window.frames_ = 0
      const { setTimeout, clearTimeout, setInterval } = window
      window.setTimeout = (run, ...rest) => {
        const id = setTimeout((...args) => { waiting.delete(id); run(...args) }, ...rest)
        waiting.add(id)
        return id
      }
      window.clearTimeout = (id) => { waiting.delete(id); clearTimeout(id) }
      window.setInterval = (...args) => { waiting.add('interval'); return setInterval(...args) }
      window.requestAnimationFrame = () => { frames_++ }
    </script>`
    const { page } = await openHost({ html: count + standIn.snippet })
    await untilSession()
    await call(page, 'track', 'clicked')
    await findEvent('clicked')
    // Asked from here: a wait in the page would itself be a timer or a frame.
    await eventually(async () => expect(await page.evaluate('waiting.size')).toBe(0))
    expect(await page.evaluate('frames_')).toBe(0)
  })

  it('queues calls made before the script is here, those before init too', async () => {
    const early = `<script>
      milepost('track', 'early', { n: 1 }); milepost('identify', 'u1', { plan: 'pro' }); milepost('group', 'acme')
    </script>`
    await openHost({ html: standIn.snippet + early })
    await untilSession()
    const { body } = standIn.requests[0]!
    expect(body).toMatchObject({ userId: 'u1', accountId: 'acme', writeKey: STAND_IN_KEY })
    expect(body.batch?.map(({ type }) => type)).toEqual(['track', 'identify', 'group', 'page'])
    expect(body.batch?.[3]).toMatchObject({ userId: 'u1', context: { groupId: 'acme' } })
  })

  it('uses one instance when pasted twice, and refuses the second init', async () => {
    const listen = `<script>milepost('on', 'problem', (p) => (window.problem = p.code))</script>`
    const { page } = await openHost({ html: standIn.snippet + listen + standIn.snippet })
    await page.waitForFunction(() => 'problem' in window)
    expect(await page.evaluate('problem')).toBe('already_initialised')
    await untilSession()
  })
})

describe('a page that is prerendered', () => {
  it('does nothing before somebody looks at it', async () => {
    const prerender = `<script>
      Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
    </script>`
    const { page } = await openHost({ html: prerender + standIn.snippet })
    await page.waitForLoadState('networkidle')
    expect(standIn.requests).toEqual([])
    await page.evaluate("document.dispatchEvent(new Event('prerenderingchange'))")
    await untilSession()
  })
})

describe('the script tag', () => {
  it('starts without inline script under a strict policy', async () => {
    const { integrity, file } = (
      JSON.parse(readFileSync(new URL('../dist/sdk/manifest.json', import.meta.url), 'utf8')) as {
        boot: { integrity: string; file: string }
      }
    ).boot
    const tag = `<script async src="${standIn.url}/sdk/${file}" integrity="${integrity}"
      crossorigin data-write-key="${STAND_IN_KEY}"></script>`
    const { page } = await openHost({
      html: tag,
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${standIn.url}; connect-src ${standIn.url}; require-trusted-types-for 'script'`,
      },
    })
    await untilSession()
    await call(page, 'track', 'clicked')
    await findEvent('clicked')
  })
})

describe('a page that is hostile or poor', () => {
  it('still sends where nothing may be stored', async () => {
    const deny = `<script>
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })
      Object.defineProperty(navigator, 'locks', { value: undefined })
      window.BroadcastChannel = undefined
      addEventListener('error', (e) => (window.failed = e.message))
    </script>`
    const { page } = await openHost({ html: deny + standIn.snippet })
    await untilSession()
    await call(page, 'identify', 'u1')
    await call(page, 'track', 'clicked')
    expect(await findEvent('clicked')).toMatchObject({ userId: 'u1' })
    expect(await page.evaluate('window.failed')).toBeUndefined()
  })

  it('adds one global and changes none', async () => {
    const snapshot = `(() => [window, Document.prototype, Node.prototype, History.prototype,
      EventTarget.prototype, XMLHttpRequest.prototype].map((o) => Object.entries(
        Object.getOwnPropertyDescriptors(o)).map(([k, d]) => [k, typeof d.value, String(d.value ?? d.get)])))()`
    const { page } = await openHost({ html: '<p>bare</p>' })
    const before = (await page.evaluate(snapshot)) as [string][][]
    await page.setContent(`<p>bare</p>${standIn.snippet}`)
    await untilSession()
    const after = (await page.evaluate(snapshot)) as [string][][]
    expect(after[0]!.filter(([name]) => name !== 'milepost')).toEqual(before[0])
    expect(after.slice(1)).toEqual(before.slice(1))
  })

  it('never throws into the page, whatever it is called with', async () => {
    const { page } = await openHost({ html: standIn.snippet })
    await untilSession()
    const problems = await page.evaluate(() => {
      const { milepost } = window as unknown as WithMilepost
      const codes: string[] = []
      milepost('on', 'problem', (problem: { code: string }) => codes.push(problem.code))
      const circular: Record<string, unknown> = {}
      circular['self'] = circular
      milepost('track', 'circular', circular)
      milepost('track', 'large', { text: 'x'.repeat(40_000) })
      milepost('track')
      milepost('nonsense')
      milepost('consent', 'maybe')
      return codes
    })
    expect(problems).toEqual(['event_not_json', 'event_too_large', 'invalid_call'])
  })
})

describe('identity', () => {
  it('keeps the anonymous id between pages and makes a new one when the user changes', async () => {
    const { page } = await openHost({ html: standIn.snippet })
    await untilSession()
    await page.reload()
    await untilSession(2)
    await call(page, 'identify', 'u1')
    await call(page, 'group', 'acme')
    await call(page, 'track', 'by_u1')
    await call(page, 'identify', 'u2')
    await call(page, 'track', 'by_u2')
    const [first, second] = [await findEvent('by_u1'), await findEvent('by_u2')]
    expect(first).toMatchObject({ userId: 'u1', context: { groupId: 'acme' } })
    expect(first.anonymousId).toBe(standIn.requests[0]!.body.anonymousId)
    expect(second.userId).toBe('u2')
    expect(second.context).toEqual({})
    expect(second.anonymousId).not.toBe(first.anonymousId)
  })

  it('asks again what to show when traits change, and only then', async () => {
    const early = `<script>milepost('group', 'acme', { plan: 'starter' })</script>`
    const { page } = await openHost({ html: standIn.snippet + early })
    await untilSession()
    await call(page, 'group', 'acme', { plan: 'starter' })
    await call(page, 'track', 'the_same_again')
    await findEvent('the_same_again')
    await untilSession()
    await call(page, 'group', 'acme', { plan: 'team' })
    await untilSession(2)
    expect(standIn.requests.at(-1)!.body.batch).toMatchObject([{ traits: { plan: 'team' } }])
  })

  it('forgets the person on reset', async () => {
    const { page } = await openHost({ html: standIn.snippet })
    await call(page, 'identify', 'u1')
    await call(page, 'track', 'by_u1')
    await call(page, 'reset')
    await call(page, 'track', 'by_nobody')
    const [first, second] = [await findEvent('by_u1'), await findEvent('by_nobody')]
    expect(second.userId).toBeUndefined()
    expect(second.anonymousId).not.toBe(first.anonymousId)
  })
})

describe('consent', () => {
  const withConsent = () =>
    `<script async src="${standIn.url}/sdk/milepost.js" data-write-key="${STAND_IN_KEY}"
      data-consent="required"></script>`
  const listStored = (page: Page) =>
    page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
    ])

  it('stores and sends nothing before it is given, then sends what was held', async () => {
    const { page } = await openHost({ html: withConsent() })
    await page.waitForFunction(() => 'milepost' in window)
    await call(page, 'identify', 'u1')
    await call(page, 'track', 'clicked')
    expect(await listStored(page)).toEqual([])
    expect(standIn.requests).toEqual([])
    await call(page, 'consent', 'granted')
    expect(await findEvent('clicked')).toMatchObject({ userId: 'u1' })
    await page.reload()
    await untilSession(2)
  })

  it('forgets everything when it is denied', async () => {
    const { page } = await openHost({ html: withConsent() })
    await page.waitForFunction(() => 'milepost' in window)
    await call(page, 'consent', 'granted')
    await untilSession()
    standIn.failure = 'reset'
    await call(page, 'track', 'clicked')
    await call(page, 'consent', 'denied')
    standIn.failure = undefined
    await page.reload()
    await page.waitForFunction(() => 'milepost' in window)
    expect(await listStored(page)).toEqual([])
    await call(page, 'consent', 'granted')
    await untilSession(2)
    expect([...standIn.events.values()].some(({ event }) => event === 'clicked')).toBe(false)
  })
})

describe('a single-page application', () => {
  it('sends a page view when the path changes, without query and fragment', async () => {
    const { page, url } = await openHost({ html: `<title>App</title>${standIn.snippet}` })
    await untilSession()
    await page.evaluate("history.pushState({}, '', '/projects?secret=1#part')")
    await page.evaluate("history.replaceState({}, '', '/projects?secret=2')")
    const listPages = () => [...standIn.events.values()].filter(({ type }) => type === 'page')
    await eventually(() => expect(listPages()).toHaveLength(2))
    expect(listPages()[1]!.properties).toMatchObject({
      path: '/projects',
      url: `${url}projects`,
      title: 'App',
    })
  })
})

describe('destroy', () => {
  it('leaves no node, stops listening, and may be followed by a new init', async () => {
    const { page } = await openHost({ html: `<p>Host</p>${standIn.snippet}` })
    await untilSession()
    await call(page, 'destroy')
    await call(page, 'track', 'after')
    await page.evaluate("history.pushState({}, '', '/elsewhere')")
    expect(await page.locator('milepost-root').count()).toBe(0)
    expect(standIn.requests).toHaveLength(1)
    await call(page, 'init', { writeKey: STAND_IN_KEY, host: standIn.url })
    await findEvent('after')
  })
})
