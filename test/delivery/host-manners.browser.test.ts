import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { eventually } from '../harness/eventually.ts'
import { openHostPage, type HostPage } from '../harness/host-page.ts'
import { openIngestStandIn, STAND_IN_KEY, type IngestStandIn } from '../harness/ingest-stand-in.ts'

let browser: Browser
let standIn: IngestStandIn
let host: HostPage
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  standIn = await openIngestStandIn()
})
afterEach(async () => {
  await page.context().close()
  await host.close()
  await standIn.close()
})

const COLLECT = `window.failed = []
  addEventListener('error', (e) => failed.push(e.message))
  addEventListener('unhandledrejection', (e) => failed.push(String(e.reason)))`

async function open(
  before: string,
  { after = '', files = {} }: { after?: string; files?: Record<string, string> } = {},
): Promise<void> {
  host = await openHostPage({
    html: `<script>${COLLECT};${before}</script>${standIn.snippet}${after}`,
    files: Object.fromEntries(
      Object.entries(files).map(([path, body]) => [path, { body, type: 'text/javascript' }]),
    ),
  })
  const context = await browser.newContext()
  page = await context.newPage()
  await page.goto(host.url)
  await page.waitForFunction('milepost.brand')
}

const track = (count: number, properties: object = {}) =>
  page.evaluate(
    ([count, properties]) => {
      const { milepost } = window as unknown as { milepost(...call: unknown[]): void }
      for (let i = 0; i < count; i++) milepost('track', 'clicked', { i, ...properties })
    },
    [count, properties] as const,
  )
const listArrived = () => [...standIn.events.values()].filter(({ event }) => event === 'clicked')
const untilArrived = (count: number) => eventually(() => expect(listArrived()).toHaveLength(count))
const expectNothingThrown = async () => expect(await page.evaluate('failed')).toEqual([])

const refuse = (names: string[]) =>
  names
    .map(
      (name) =>
        `Object.defineProperty(window, '${name}', { get() { throw new DOMException('no', 'SecurityError') } })`,
    )
    .join(';')

describe('a page that changed what the SDK stands on', () => {
  it.each([
    [
      'timers and promises are wrapped, as by Zone.js',
      `for (const name of ['setTimeout', 'clearTimeout']) {
         const own = window[name]
         window[name] = function zoned(...args) { return own.apply(window, args) }
       }
       const { then } = Promise.prototype
       Promise.prototype.then = function zoned(...args) { return then.apply(this, args) }
       const { addEventListener: add } = EventTarget.prototype
       EventTarget.prototype.addEventListener = function zoned(...args) { return add.apply(this, args) }`,
    ],
    [
      'scripts are modules of AMD',
      `window.define = Object.assign(() => { throw new Error('define') }, { amd: {} })`,
    ],
    ['localStorage may not be used', refuse(['localStorage'])],
    ['sessionStorage may not be used', refuse(['sessionStorage'])],
    ['indexedDB may not be used', refuse(['indexedDB'])],
    [
      'nothing may be stored, as in private windows',
      refuse(['localStorage', 'sessionStorage', 'indexedDB']),
    ],
    [
      'locks are refused',
      `navigator.locks.request = () => { throw new DOMException('no', 'SecurityError') }`,
    ],
    [
      'localStorage is full',
      `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
    ],
  ])('still sends where %s', async (_, before) => {
    await open(before)
    await track(5)
    await untilArrived(5)
    await expectNothingThrown()
  })

  it('sends lists as lists where Prototype.js gave them a toJSON', async () => {
    await open(`Array.prototype.toJSON = function () { return '[' + this.join() + ']' }
      String.prototype.toJSON = function () { return '"' + this + '"' }
      window.before = Array.prototype.toJSON`)
    await track(1, { list: ['a', ['b']], text: 'c' })
    await untilArrived(1)
    expect(listArrived()[0]!.properties).toMatchObject({ list: ['a', ['b']], text: 'c' })
    expect(standIn.requests[0]!.body.knownVersions).toEqual([])
    expect(await page.evaluate('before === Array.prototype.toJSON')).toBe(true)
    await expectNothingThrown()
  })

  it('keeps events until a fetch that throws at once is gone', async () => {
    await open(`const own = window.fetch
      window.fetch = () => { throw new TypeError('not today') }
      window.heal = () => { window.fetch = own }`)
    await track(5)
    await page.evaluate('heal()')
    await untilArrived(5)
    await expectNothingThrown()
  })
})

describe('consent', () => {
  it('is withdrawn in every tab at once', async () => {
    await open('')
    const other = await page.context().newPage()
    await other.goto(host.url)
    await other.waitForFunction('milepost.brand')
    await track(1)
    await untilArrived(1)
    const heard = page.evaluate(
      () => new Promise((resolve) => addEventListener('storage', () => setTimeout(resolve))),
    )
    await other.evaluate("milepost('consent', 'denied')")
    await heard
    const asked = standIn.requests.length
    await track(1)
    await page.evaluate("milepost('flush')")
    expect(standIn.requests).toHaveLength(asked)
    const stored = await page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
    ])
    expect(stored).toEqual([`milepost:${STAND_IN_KEY}:consent`])
    await expectNothingThrown()
  })
})

describe('two copies of the SDK in a page', () => {
  it('are one when the tag is there twice', async () => {
    const tag = `<script src="${standIn.url}/sdk/milepost.js" data-write-key="${STAND_IN_KEY}"></script>`
    await open('', { after: tag + tag })
    await track(5)
    await untilArrived(5)
    expect(standIn.received()).toBe(standIn.events.size)
    expect(listPageViews()).toHaveLength(1)
    await expectNothingThrown()
  })

  it('are one when one comes from npm, and another write key is refused', async () => {
    await open(
      `milepost = Object.assign((...call) => milepost.q.push(call), { q: [] })
      window.problems = []
      milepost('on', 'problem', ({ code }) => problems.push(code))`,
      {
        after: `<script type="module">
        import { createMilepost } from '/npm.js'
        window.npm = createMilepost({ writeKey: 'mp_wk_another', host: '${standIn.url}' })
      </script>`,
        files: { '/npm.js': await bundleNpmCopy() },
      },
    )
    await page.waitForFunction('window.npm && milepost.brand')
    await track(3)
    await page.evaluate("npm.track('clicked', { i: 'npm' })")
    await untilArrived(4)
    const keys = new Set(standIn.requests.map(({ body }) => body['writeKey']))
    expect(keys.size).toBe(1)
    expect(await page.evaluate('problems')).toContain('already_initialised')
    expect(listPageViews()).toHaveLength(1)
    await expectNothingThrown()
  })
})

const listPageViews = () => [...standIn.events.values()].filter(({ type }) => type === 'page')

/** The npm way in as a vendor's bundler would take it up, without the chunks that draw. */
async function bundleNpmCopy(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), 'sdk/index.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'leave-chunks-out',
        setup: ({ onResolve }) => {
          onResolve({ filter: /./ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          )
        },
      },
    ],
  })
  return outputFiles[0]!.text
}
