import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { SessionGuide } from '#contract/session'
import { eventually } from './eventually.ts'
import { openHostPage } from './host-page.ts'
import { openIngestStandIn, type IngestStandIn } from './ingest-stand-in.ts'

/** Pages of a product with the built SDK, and a server that is told what to answer. */
export interface GuidedPages {
  standIn: IngestStandIn
  context: BrowserContext
  /** Opens a page at a path once the SDK has its session; `calls` are made before. */
  open(path?: string): Promise<Page>
  /** `milepost(…)` in a page. */
  call(page: Page, ...call: unknown[]): Promise<unknown>
  explain(page: Page, guideKey: string): Promise<string[]>
  /** What arrived at the server under a name, so far. */
  listEvents(name: string): Record<string, unknown>[]
  /** The first event of a name that holds these properties, as soon as it arrives. */
  findEvent(name: string, properties?: Record<string, unknown>): Promise<Record<string, unknown>>
  close(): Promise<void>
}

/** Opens a browser's context and a host page in which `u1` of the account `acme` is signed in. */
export async function openGuidedPages(
  browser: Browser,
  guides: SessionGuide[],
  { body = '<h1>Host</h1>', lang = 'en' } = {},
): Promise<GuidedPages> {
  const standIn = await openIngestStandIn()
  standIn.session = { guides }
  const context = await browser.newContext()
  const host = await openHostPage({
    html: `<!doctype html><html lang="${lang}"><title>Host</title>${standIn.snippet}
      <script>milepost('identify', 'u1'); milepost('group', 'acme')</script>${body}`,
  })
  const listEvents = (name: string) =>
    [...standIn.events.values()]
      .filter(({ event }) => event === name)
      .map(({ properties }) => properties ?? {})

  const call: GuidedPages['call'] = (page, ...call) =>
    page.evaluate(
      (call) => (window as unknown as { milepost(...call: unknown[]): unknown }).milepost(...call),
      call,
    )

  return {
    standIn,
    context,
    call,
    listEvents,
    async open(path = '') {
      const page = await context.newPage()
      const answered = page.waitForResponse((response) => response.url().endsWith('/v1/session'))
      await page.goto(host.url + path)
      await answered
      return page
    },
    explain: (page, guideKey) => call(page, 'explain', guideKey) as Promise<string[]>,
    findEvent: (name, properties = {}) =>
      eventually(() => {
        expect(listEvents(name)).toContainEqual(expect.objectContaining(properties))
        return listEvents(name).find((one) =>
          Object.entries(properties).every(([key, value]) => one[key] === value),
        )!
      }),
    async close() {
      await context.close()
      await host.close()
      await standIn.close()
    },
  }
}

export const isSeen = (locator: Locator) => locator.waitFor()
export const isGone = (locator: Locator) => locator.waitFor({ state: 'hidden' })
