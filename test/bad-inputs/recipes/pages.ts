import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { openHostPage } from '../../harness/host-page.ts'
import type { TestEnvironment } from '../../harness/new-environment.ts'
import { newGuideDraft, publishGuide } from '../../harness/new-guide-draft.ts'
import type { CaseRun } from '../case-run.ts'
import { openConsoleSession } from './console-session.ts'
import { named, type Recipe } from './recipe.ts'

const attacks = [
  '<img src=x onerror="window.__xss=1">',
  '<svg onload="window.__xss=1">',
  '<script>window.__xss=1</script>',
]

/** A page in a browser, and whatever it ran, refused or complained of that it should not have. */
export interface WatchedPage {
  page: Page
  faults: string[]
  /** Addresses of requests to the server under test. */
  requests: string[]
  isUntouched(): Promise<boolean>
  close(): Promise<void>
}

async function openPage(run: CaseRun, url: string, cookie?: string): Promise<WatchedPage> {
  const { server } = run.bench
  const context = await (await run.bench.browser()).newContext()
  if (cookie) {
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, url: server.url }])
  }
  const page = await context.newPage()
  const faults: string[] = []
  const requests: string[] = []
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text())
  })
  page.on('request', (request) => {
    if (request.url().startsWith(server.url)) requests.push(request.url())
  })
  await page.goto(url)
  return {
    page,
    faults,
    requests,
    isUntouched: async () => {
      const found = await page.evaluate(() => ['__xss' in window, 'isAdmin' in {}])
      return faults.length === 0 && !found.includes(true)
    },
    close: () => context.close(),
  }
}

/** The vendor's page with our script, and calls for it; resolves once the script is there. */
async function openGuest(
  run: CaseRun,
  { writeKey }: TestEnvironment,
  calls: unknown[][],
  options: { consent?: 'required' } = {},
): Promise<WatchedPage> {
  const { url } = run.bench.server
  const all = [['init', { writeKey, host: url, ...options }], ...calls]
  const queue = JSON.stringify(all).replaceAll('<', '\\u003c')
  const host = await openHostPage({
    html: `<!doctype html><title>Host</title><h1>Host</h1>
      <script>window.milepost = Object.assign(() => {}, { q: ${queue} })</script>
      <script async src="${url}/sdk/milepost.js"></script>`,
  })
  const watched = await openPage(run, host.url)
  await watched.page.waitForFunction(() => 'brand' in (window as { milepost?: object }).milepost!)
  return {
    ...watched,
    close: async () => {
      await watched.close()
      await host.close()
    },
  }
}

/** What the console shows of an environment whose owner is signed in. */
export async function openLiveEvents(run: CaseRun, path = 'developer/events') {
  const session = await openConsoleSession(run)
  return {
    session,
    show: async (): Promise<WatchedPage> => {
      const { database, url } = run.bench.server
      const [row] = await database.raw<{ slug: string }[]>`
        select slug from control.workspaces where id = ${session.environment.workspaceId}`
      const watched = await openPage(
        run,
        `${url}/w/${row?.slug}/production/${path}`,
        session.cookie,
      )
      await watched.page.locator('main h1').first().waitFor()
      return watched
    },
  }
}

const htmlInGuides: Recipe = {
  fits: named('content', /HTML in/),
  async run(run) {
    const environment = await run.newEnvironment()
    for (const attack of attacks) {
      const title = { en: `Title ${attack}` }
      const body = { en: [{ type: 'paragraph' as const, children: [{ text: `Body ${attack}` }] }] }
      const key = `banner-${randomUUID().slice(0, 8)}`
      await publishGuide(environment, newGuideDraft('banner', { key, content: { title, body } }))
      const guest = await openGuest(run, environment, [
        ['identify', key],
        ['start', key],
      ])
      await guest.page.getByText(`Body ${attack}`).first().waitFor()
      run.holds('rendered as text; window.__xss undefined', await guest.isUntouched())
      await guest.close()
      await environment.request(`/api/v1/guides/${key}/archive`, { body: {} })
    }
    forgetEvents(run, environment)
  },
}

/** Content holds no placeholders: what end users call themselves is shown in the console only. */
const traitsOfUsers: Recipe = {
  fits: named('content', /trait/),
  async run(run) {
    const asked = run.one.request.trait
    const trait = typeof asked === 'string' ? asked : attacks[0]!
    const console = await openLiveEvents(run, 'accounts')
    const { environment } = console.session
    const group = { type: 'group', userId: trait, groupId: 'acme', traits: { name: trait } }
    await environment.request('/v1/batch', { body: { batch: [{ ...group, messageId: 'g' }] } })
    const shown = await console.show()
    await shown.page.getByText(trait, { exact: true }).first().waitFor()
    const text = { en: [{ type: 'paragraph' as const, children: [{ text: 'Hello {{name}}' }] }] }
    await publishGuide(environment, newGuideDraft('banner', { content: { body: text } }))
    const guest = await openGuest(run, environment, [
      ['identify', trait, { name: trait }],
      ['start', 'banner'],
    ])
    await guest.page.getByText('Hello').first().waitFor()
    run.holds('text only', (await shown.isUntouched()) && (await guest.isUntouched()))
    await guest.close()
    await shown.close()
    forgetEvents(run, environment)
  },
}

const pictures: Recipe = {
  fits: named('content', /image/),
  async run(run) {
    const environment = await run.newEnvironment()
    const publish = (url: string) =>
      publishGuide(environment, newGuideDraft('modal', { content: { image: { url } } })).then(
        () => true,
        () => false,
      )
    const isRefused = !(await publish('http://insecure.example/a.png'))
    const svg = `${run.bench.server.url.replace('http:', 'https:')}/attack.svg`
    const isTaken = await publish(svg)
    const guest = await openGuest(run, environment, [
      ['identify', 'ada'],
      ['start', 'modal'],
    ])
    await guest.page.getByText('Press it.').first().waitFor()
    // Playwright's selectors look into shadow roots.
    const found = await Promise.all(
      ['img', 'object', 'embed', 'svg script'].map((tag) => guest.page.locator(tag).count()),
    )
    const isOnlyImage = found[1] === 0 && found[2] === 0 && found[3] === 0
    run.holds(
      'https only; img element only; no object/embed/inline svg',
      isRefused && isTaken && isOnlyImage && (await guest.isUntouched()),
    )
    await guest.close()
    forgetEvents(run, environment)
  },
}

const consent: Recipe = {
  fits: (one) => one.area === 'privacy' && one.request.page === 'consent',
  async run(run) {
    const environment = await run.newEnvironment()
    const calls = [
      ['identify', 'ada'],
      ['track', 'clicked'],
    ]
    const guest = await openGuest(run, environment, calls, { consent: 'required' })
    const { page, requests } = guest
    const sent = () => requests.filter((url) => url.includes('/v1/')).length
    const kept = () =>
      page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].length)
    const say = (word: string) =>
      page.evaluate((word) => (window as unknown as HostWindow).milepost('consent', word), word)
    const isQuiet = sent() === 0 && (await kept()) === 0

    const answered = page.waitForResponse((response) => response.url().includes('/v1/'))
    await say('granted')
    await answered
    const hasBegun = sent() > 0 && (await kept()) > 0
    await say('denied')
    await page.waitForFunction(() =>
      Object.keys(localStorage).every((key) => !/anonymous|user|outbox/i.test(key)),
    )
    run.check(hasBegun, 'nothing is sent or kept after consent either')
    run.holds(
      '0 network requests, 0 storage keys before consent; opt-out clears the outbox and ids',
      isQuiet,
    )
    await guest.close()
    forgetEvents(run, environment)
  },
}

/** Our only global. */
interface HostWindow {
  milepost(...call: unknown[]): unknown
}

/** What came in by pages is not among the answers that the run has counted. */
function forgetEvents(run: CaseRun, { environmentId }: TestEnvironment): void {
  run.environments = run.environments.filter((one) => one.environmentId !== environmentId)
}

export const inPages = [htmlInGuides, traitsOfUsers, pictures, consent]
