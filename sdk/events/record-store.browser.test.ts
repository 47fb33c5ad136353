import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../../test/harness/chromium.ts'
import { eventually } from '../../test/harness/eventually.ts'
import { openHostPage, type HostPage } from '../../test/harness/host-page.ts'
import {
  openIngestStandIn,
  STAND_IN_KEY,
  type IngestStandIn,
} from '../../test/harness/ingest-stand-in.ts'

let browser: Browser
let standIn: IngestStandIn
let host: HostPage | undefined
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
  await host?.close()
  await standIn.close()
})

async function open(before = ''): Promise<void> {
  host = await openHostPage({ html: `${before}${standIn.snippet}` })
  const context = await browser.newContext()
  page = await context.newPage()
  await page.goto(host.url)
  await page.waitForFunction('milepost.brand')
}

const track = (count: number) =>
  page.evaluate((count) => {
    const { milepost } = window as unknown as { milepost(...call: unknown[]): void }
    for (let i = 0; i < count; i++) milepost('track', 'clicked', { i })
  }, count)
const untilArrived = (count: number) =>
  eventually(() => {
    const names = [...standIn.events.values()].map(({ event }) => event)
    expect(names.filter((name) => name === 'clicked')).toHaveLength(count)
  })
const countIn = (store: string) =>
  page.evaluate(
    ([name, store]) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => {
          const counting = opening.result.transaction(store).objectStore(store).count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
    [`milepost:${STAND_IN_KEY}`, store] as const,
  )

describe('openRecordStore', () => {
  it('keeps the last hundred of what the server will never take', async () => {
    standIn.failure = { status: 400 }
    await open()
    await track(130)
    await eventually(async () => expect(await countIn('dead')).toBe(100))
    await eventually(async () => expect(await countIn('events')).toBe(0))
    standIn.failure = undefined
    await track(1)
    await untilArrived(1)
    const told = standIn.requests.map(({ body }) => Number(body.droppedEvents ?? 0))
    // With the page view.
    expect(told.at(-1)).toBe(131)
  })

  it.each([
    [
      'the disk says nothing when it is opened',
      `IDBFactory.prototype.open = () => new EventTarget()`,
    ],
    [
      'the disk says nothing when it is read',
      `IDBObjectStore.prototype.getAll = () => new EventTarget()
       IDBTransaction.prototype.commit = () => {}
       Object.defineProperty(IDBTransaction.prototype, 'oncomplete', { set() {} })`,
    ],
    [
      'transactions cannot be had',
      `IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'UnknownError') }`,
    ],
  ])('goes on in memory when %s', async (_, breakIt) => {
    await open(`<script>addEventListener('error', (e) => (window.failed = e.message));
      addEventListener('unhandledrejection', (e) => (window.failed = String(e.reason)));
      ${breakIt}</script>`)
    await track(3)
    await untilArrived(3)
    expect(await page.evaluate('window.failed')).toBeUndefined()
  })
})
