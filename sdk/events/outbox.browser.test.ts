import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { launchChromiumProfile, type ChromiumProfile } from '../../test/harness/chromium.ts'
import { eventually } from '../../test/harness/eventually.ts'
import { openHostPage, type HostPage } from '../../test/harness/host-page.ts'
import {
  openIngestStandIn,
  STAND_IN_KEY,
  type IngestStandIn,
} from '../../test/harness/ingest-stand-in.ts'
import { newTemporaryFolder } from '../../test/harness/temporary-folder.ts'

let standIn: IngestStandIn
let host: HostPage
let folder: ReturnType<typeof newTemporaryFolder>
let profile: ChromiumProfile

beforeEach(async () => {
  standIn = await openIngestStandIn()
  host = await openHostPage({ html: `<title>Host</title>${standIn.snippet}<h1>Host</h1>` })
  folder = newTemporaryFolder()
  profile = await launchChromiumProfile(folder.path)
})
afterEach(async () => {
  await profile.context.close()
  await host.close()
  await standIn.close()
  folder.remove()
})

type Call = (method: string, ...args: unknown[]) => unknown

const openPage = async (context: BrowserContext = profile.context): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(host.url)
  return page
}

/** Tracks `count` events named with a number from `from` on. */
const trackMany = (page: Page, count: number, from = 0) =>
  page.evaluate(
    ([count, from]) => {
      const { milepost } = window as unknown as { milepost: Call }
      for (let i = from; i < from + count; i++) milepost('track', 'clicked', { i })
    },
    [count, from] as const,
  )

/** Events on disk, read as any other script of the origin could. */
const countStored = (page: Page) =>
  page.evaluate(
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
    `milepost:${STAND_IN_KEY}`,
  )

/** From then on they are promised; the page views are on disk as well. */
const untilStored = (page: Page, count: number) =>
  eventually(async () => expect(await countStored(page)).toBeGreaterThanOrEqual(count))

const listNumbers = () =>
  [...standIn.events.values()]
    .filter(({ event }) => event === 'clicked')
    .map(({ properties }) => Number(properties?.i))
    .toSorted((a, b) => a - b)
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)
const untilArrived = (count: number) => eventually(() => expect(listNumbers()).toEqual(upTo(count)))

describe('the outbox', () => {
  it('sends a page view and what is tracked, in order and once', async () => {
    const page = await openPage()
    await trackMany(page, 20)
    await untilArrived(20)
    const tracked = [...standIn.events.values()].filter(({ event }) => event === 'clicked')
    expect(tracked.map(({ properties }) => properties?.i)).toEqual(upTo(20))
    expect(standIn.received()).toBe(standIn.events.size)
    expect([...standIn.events.values()].filter(({ type }) => type === 'page')).toHaveLength(1)
    await eventually(async () => expect(await countStored(page)).toBe(0))
  })

  it('loses nothing that was tracked while the network was away', async () => {
    const page = await openPage()
    await eventually(() => expect(standIn.requests).not.toHaveLength(0))
    await profile.context.setOffline(true)
    await trackMany(page, 50)
    await untilStored(page, 50)
    expect(listNumbers()).toEqual([])
    await profile.context.setOffline(false)
    await untilArrived(50)
  })

  it('loses nothing when the page is reloaded while the server is down', async () => {
    standIn.failure = 'reset'
    const page = await openPage()
    await trackMany(page, 50)
    await untilStored(page, 50)
    await page.reload()
    await trackMany(page, 50, 50)
    await untilStored(page, 100)
    await page.reload()
    standIn.failure = undefined
    await untilArrived(100)
  })

  it('loses nothing that was on disk when the browser is killed', async () => {
    standIn.failure = 'reset'
    const page = await openPage()
    await trackMany(page, 50)
    await untilStored(page, 50)
    await profile.kill()
    standIn.failure = undefined
    profile = await launchChromiumProfile(folder.path)
    await openPage()
    await untilArrived(50)
  })

  it('keeps the events of two tabs apart when one of them crashes', async () => {
    standIn.failure = 'reset'
    const first = await openPage()
    const second = await openPage()
    await trackMany(first, 25)
    await trackMany(second, 25, 25)
    await untilStored(second, 50)
    const devtools = await profile.context.newCDPSession(first)
    await Promise.race([
      devtools.send('Page.crash').catch(() => {}),
      new Promise((resolve) => first.once('crash', resolve)),
    ])
    standIn.failure = undefined
    await second.reload()
    await untilArrived(50)
  })

  it('counts each event once when answers are lost', async () => {
    standIn.failure = 'lose_answer'
    const page = await openPage()
    await trackMany(page, 10)
    await untilArrived(10)
    standIn.failure = undefined
    await eventually(async () => expect(await countStored(page)).toBe(0))
    expect(listNumbers()).toEqual(upTo(10))
  })

  it('waits for as long as the server asks', async () => {
    standIn.failure = { status: 429, headers: { 'retry-after': '2' } }
    const page = await openPage()
    await trackMany(page, 5)
    await eventually(() => expect(standIn.requests).toHaveLength(1))
    standIn.failure = undefined
    await untilArrived(5)
    const [refused, next] = standIn.requests
    expect(next!.atMs - refused!.atMs).toBeGreaterThanOrEqual(2000)
  })

  it('splits what is too large for the server, and sets aside what it refuses', async () => {
    standIn.failure = { status: 413 }
    const page = await openPage()
    await trackMany(page, 3)
    // The page's view may be sent before them, by itself.
    const sizesFromFirstMany = () => {
      const sizes = standIn.requests.map(({ body }) => body.batch?.length ?? 0)
      return sizes.slice(sizes.findIndex((size) => size > 1))
    }
    await eventually(() => expect(sizesFromFirstMany().length).toBeGreaterThan(2))
    standIn.failure = undefined
    await eventually(async () => expect(await countStored(page)).toBe(0))
    const [tooMany, next] = sizesFromFirstMany()
    expect(next).toBeLessThan(tooMany!)
  })

  it('sends what was tracked on the way out', async () => {
    const page = await openPage()
    await eventually(() => expect(standIn.requests).not.toHaveLength(0))
    await page.evaluate(() => {
      const { milepost } = window as unknown as { milepost: Call }
      milepost('track', 'clicked', { i: 0 })
      location.href = 'about:blank'
    })
    await untilArrived(1)
  })
})
