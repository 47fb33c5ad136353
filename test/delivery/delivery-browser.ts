import type { Page } from 'playwright-core'
import { vi } from 'vitest'
import { launchChromiumProfile, type ChromiumProfile } from '../harness/chromium.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

/** The name of every tracked event. */
export const TRACKED = 'clicked'

/** A person's browser, with an oracle that hears of every event once it is on disk. */
export interface DeliveryBrowser {
  /** Labels of tracked events whose IndexedDB transaction completed: what is promised. */
  promised: Set<string>
  profile: ChromiumProfile
  open(url: string): Promise<Page>
  /** Ends it as a power cut does, and starts it again on the same profile. */
  killAndRestart(): Promise<void>
  kill(): Promise<void>
  restart(): Promise<void>
  close(): Promise<void>
}

/** Launches a browser on a new profile folder. Close it when done. */
export async function openDeliveryBrowser(): Promise<DeliveryBrowser> {
  const folder = newTemporaryFolder()
  const promised = new Set<string>()
  const browser: DeliveryBrowser = {
    promised,
    profile: await launchWithOracle(folder.path, promised),
    open: async (url) => {
      const page = await browser.profile.context.newPage()
      await page.goto(url)
      return page
    },
    kill: () => browser.profile.kill(),
    restart: async () => {
      browser.profile = await launchWithOracle(folder.path, promised)
    },
    killAndRestart: async () => {
      await browser.kill()
      await browser.restart()
    },
    close: async () => {
      await browser.profile.context.close()
      folder.remove()
    },
  }
  return browser
}

async function launchWithOracle(folder: string, promised: Set<string>): Promise<ChromiumProfile> {
  const profile = await launchChromiumProfile(folder)
  // Through the debugger, which no state of the network can keep from us.
  await profile.context.exposeBinding('tellPromised', (_, label: string) => {
    promised.add(label)
  })
  await profile.context.addInitScript(watchDisk)
  return profile
}

/** In the page, before any of its scripts: tells of every event when its transaction is complete. */
function watchDisk(): void {
  const oracle = window as unknown as { tellPromised(label: string): void }
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (record: { json?: string }, ...rest) {
    const { properties } = JSON.parse(record.json ?? '{}') as { properties?: { label?: string } }
    const label = properties?.label
    if (label) this.transaction.addEventListener('complete', () => oracle.tellPromised(label))
    return put.call(this, record, ...rest)
  }
}

/**
 * Tracks events labelled `<prefix>-0` and so on, all at once or one every so many ms. Resolves when
 * the last was tracked, and to the errors that were thrown into the page.
 */
export function trackMany(
  page: Page,
  {
    prefix,
    count,
    everyMs = 0,
    bytes = 0,
  }: { prefix: string; count: number; everyMs?: number; bytes?: number },
): Promise<string[]> {
  return page.evaluate(
    async ({ prefix, count, everyMs, bytes, name }) => {
      const { milepost } = window as unknown as { milepost(...call: unknown[]): void }
      const errors: string[] = []
      // Not one letter many times, which the disk would make small.
      const write = () => {
        const numbers = crypto.getRandomValues(new Uint32Array(Math.ceil(bytes / 7)))
        return Array.from(numbers, (number) => number.toString(36).padStart(7, '0')).join('')
      }
      for (let i = 0; i < count; i++) {
        try {
          milepost('track', name, { label: `${prefix}-${i}`, text: write() })
        } catch (error) {
          errors.push(String(error))
        }
        if (everyMs) await new Promise((resolve) => setTimeout(resolve, everyMs))
      }
      return errors
    },
    { prefix, count, everyMs, bytes, name: TRACKED },
  )
}

/** Whatever came with the page's own code is left to it: resolves when the SDK is there. */
export async function openWithSdk(browser: DeliveryBrowser, url: string): Promise<Page> {
  const page = await browser.open(url)
  await page.waitForFunction(() => {
    const { milepost } = window as { milepost?: { brand?: string } }
    return milepost?.brand
  })
  return page
}

/** How many events of a write key are on disk, counted as any script of the origin could. */
function countOnDisk(page: Page, writeKey: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('events').objectStore('events').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
    `milepost:${writeKey}`,
  )
}

/** Waits until nothing is left to send, so that every repeat on the wire is counted. */
export async function untilEmpty(page: Page, writeKey: string): Promise<void> {
  await vi.waitUntil(async () => (await countOnDisk(page, writeKey)) === 0, {
    timeout: 30_000,
    interval: 100,
  })
}

/** The tab of this page ends as by a bug of the browser. */
export async function crashTab(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const crashed = new Promise((resolve) => page.once('crash', resolve))
  await Promise.race([devtools.send('Page.crash').catch(() => {}), crashed])
  await crashed
}
