import type { OutgoingHttpHeaders } from 'node:http'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { SessionGuide } from '#contract/session'
import { everyGuide, EVERY_GUIDE_BODY, type GuideName } from './every-guide.ts'
import { openHostPage } from './host-page.ts'
import { openIngestStandIn, STAND_IN_KEY, type IngestStandIn } from './ingest-stand-in.ts'

/** A page of somebody else's with the built SDK as a guest in it, and what was said of trouble. */
export interface GuestPage {
  page: Page
  context: BrowserContext
  standIn: IngestStandIn
  /** Uncaught errors, unhandled rejections and errors in the console, refusals of a policy too. */
  troubles: string[]
  /** `milepost(…)` in the page. */
  call(...call: unknown[]): Promise<unknown>
  /** Has a guide in the page shown, started if need be, and answers its title as it is seen. */
  show(name: GuideName): Promise<Locator>
  /** How often an event of this name arrived at the server. */
  count(event: string): number
  close(): Promise<void>
}

export interface GuestPageOptions {
  /** What the server has for this user. */
  guides?: (GuideName | SessionGuide)[]
  /** Of the page, before the SDK: style sheets, scripts that change what it stands on. */
  head?: string
  body?: string
  headers?: OutgoingHttpHeaders
  /** The script tag in place of the snippet, for a page that allows nothing inline. */
  isTag?: boolean
  context?: BrowserContextOptions
  /** Runs before any script of the page, as a browser of another age would be. */
  init?: string
  /** Before the page is opened. */
  prepare?: (page: Page) => Promise<unknown>
}

/** Opens a page on an origin of its own, where `u1` of `acme` is signed in. Close it when done. */
export async function openGuestPage(
  browser: Browser,
  { guides = [], head = '', body = EVERY_GUIDE_BODY, isTag, ...more }: GuestPageOptions = {},
): Promise<GuestPage> {
  const standIn = await openIngestStandIn()
  standIn.session = {
    guides: guides.map((one) => (typeof one === 'string' ? everyGuide[one] : one)),
  }
  const tag = `<script async src="${standIn.url}/sdk/milepost.js" data-write-key="${STAND_IN_KEY}"></script>`
  const who = `milepost('identify', 'u1'); milepost('group', 'acme')`
  const csp = more.headers?.['content-security-policy']
  const host = await openHostPage({
    html: `<!doctype html><html lang="en"><head><title>Host</title>${head}
      ${isTag ? '<script src="/who.js"></script>' + tag : `${standIn.snippet}<script>${who}</script>`}
      </head><body>${body}</body></html>`,
    headers: {
      ...more.headers,
      ...(csp && { 'content-security-policy': csp.replaceAll('<host>', standIn.url) }),
    },
    files: {
      '/who.js': {
        body: `window.milepost = Object.assign((...call) => void milepost.q.push(call), { q: [] }); ${who}`,
        type: 'text/javascript',
      },
    },
  })
  const context = await browser.newContext(more.context)
  if (more.init) await context.addInitScript({ content: more.init })
  const page = await context.newPage()
  await more.prepare?.(page)
  const troubles: string[] = []
  page.on('pageerror', ({ message }) => troubles.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  const answered = page.waitForResponse((response) => response.url().endsWith('/v1/session'))
  await page.goto(host.url)
  await answered

  // Not by waiting in the page, which is an eval that a policy may refuse.
  const call = (...call: unknown[]) =>
    page.evaluate(
      (call) => (window as unknown as { milepost(...call: unknown[]): unknown }).milepost(...call),
      call,
    )
  return {
    page,
    context,
    standIn,
    troubles,
    call,
    async show(name) {
      const { trigger, kind, content } = everyGuide[name]
      if (trigger === 'manual') await call('start', name)
      const title = String(content?.title['en'])
      const seen =
        kind === 'tour'
          ? page.getByRole('heading', { name: `${title} one` })
          : kind === 'hint' || kind === 'resource_centre'
            ? page.getByRole('button', { name: kind === 'hint' ? `Tip: ${title}` : 'Help' })
            : page.getByText(title, { exact: true })
      await seen.first().waitFor()
      return seen.first()
    },
    count: (event) => [...standIn.events.values()].filter((one) => one.event === event).length,
    async close() {
      await context.close()
      await host.close()
      await standIn.close()
    },
  }
}
