import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openDeliveryBrowser, openWithSdk, untilEmpty } from '../delivery/delivery-browser.ts'
import { openHostPage } from '../harness/host-page.ts'
import type { FaultRig } from './fault-rig.ts'

/** Pages of a vendor in a real Chromium, with the built SDK, that track all the while. */
export interface RealPages {
  /**
   * Ends the tracking, waits until the SDK has sent everything, and compares with the database. What is
   * missed is said in sentences.
   */
  settle(): Promise<{ tracked: number; missed: string[] }>
}

const PAGES = 2
const EVERY_MS = 250
const EVENT = 'tracked in a page'

/** Opens them on an environment of their own, through `rig.web`; closed with the rig. */
export async function openRealPages(rig: FaultRig): Promise<RealPages> {
  const { environmentId, writeKey } = await rig.newEnvironment()
  const loader = readFileSync(join(process.cwd(), 'dist/sdk/loader.js'), 'utf8')
    .replaceAll('__HOST__', `http://127.0.0.1:${rig.web.port}`)
    .replaceAll('__WRITE_KEY__', writeKey)
  const host = await openHostPage({ html: `<title>Host</title><script>${loader}</script><h1>Host` })
  rig.onClose(host.close)
  const browser = await openDeliveryBrowser()
  rig.onClose(browser.close)
  const pages = await Promise.all(
    Array.from({ length: PAGES }, () => openWithSdk(browser, host.url)),
  )
  for (const [index, page] of pages.entries()) await startTracking(page, `page ${index}`)
  return {
    settle: async () => {
      const counts = await Promise.all(pages.map(stopTracking))
      const missed: string[] = []
      for (const [index, page] of pages.entries()) {
        await untilEmpty(page, writeKey).catch(() =>
          missed.push(`page ${index} has not sent everything`),
        )
      }
      const stored = await rig.query(
        (sql) => sql<{ copies: number }[]>`
          select count(*)::int as copies from events
          where environment_id = ${environmentId} and name = ${EVENT}
          group by properties->>'label'`,
      )
      const tracked = counts.reduce((sum, count) => sum + count, 0)
      const lost = tracked - stored.length
      const doubled = stored.filter(({ copies }) => copies > 1).length
      if (lost > 0) missed.push(`${lost} events of pages are not in the database`)
      if (doubled > 0) missed.push(`${doubled} events of pages are in the database twice`)
      return { tracked, missed }
    },
  }
}

/** For the figures of a run; nothing where there were no pages. */
export function describePages(settled: { tracked: number } | undefined): string {
  return settled ? `${settled.tracked} events of ${PAGES} pages` : ''
}

interface TrackingWindow {
  milepost(...call: unknown[]): void
  tracking: { timer: number; count: number }
}

async function startTracking(page: Page, prefix: string): Promise<void> {
  await page.evaluate(
    ({ prefix, everyMs, event }) => {
      const here = window as unknown as TrackingWindow
      here.tracking = { count: 0, timer: 0 }
      here.tracking.timer = window.setInterval(() => {
        here.milepost('track', event, { label: `${prefix} ${here.tracking.count}` })
        here.tracking.count += 1
      }, everyMs)
    },
    { prefix, everyMs: EVERY_MS, event: EVENT },
  )
}

/** How many events it has tracked. */
function stopTracking(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { tracking } = window as unknown as TrackingWindow
    window.clearInterval(tracking.timer)
    return tracking.count
  })
}
