import type { Page } from 'playwright-core'
import { trackMany, TRACKED, untilEmpty } from '../delivery-browser.ts'
import type { DeliveryRig } from '../delivery-rig.ts'
import { toOutcome, untilStored, type Outcome } from '../outcome.ts'
import { untilPromised } from '../until-promised.ts'

const DAY_MS = 86_400_000
const MAX_ERROR_MS = 1000

/**
 * D7: a page tracks through three days without network, its machine's clock two hours slow, as the
 * server can tell when the network is back.
 */
export async function stayOffline(
  rig: DeliveryRig,
  { days = 3, perDay = 5 } = {},
): Promise<Outcome> {
  const browser = await rig.openBrowser()
  const slowMs = 2 * 3_600_000
  const page = await browser.profile.context.newPage()
  await page.clock.install({ time: Date.now() - slowMs })
  await page.goto(rig.host.url)
  await page.waitForFunction('milepost.brand')
  await browser.profile.context.setOffline(true)
  const trueTimes = new Map<string, number>()
  for (let day = 0; day < days; day++) {
    for (let i = 0; i < perDay; i++) {
      const label = `d7-${day}-${i}`
      trueTimes.set(label, (await trackAt(page, label)) + slowMs)
      await page.clock.fastForward(DAY_MS / perDay)
    }
  }
  await untilPromised(browser, days * perDay)
  await page.clock.pauseAt((await readTime(page)) + 1000)
  const atServerMs = (await readTime(page)) + slowMs
  rig.now = () => atServerMs
  await browser.profile.context.setOffline(false)
  await untilStored(rig, browser.promised)
  const errors = (await rig.listStored()).map(({ label, occurredAtMs }) =>
    Math.abs(occurredAtMs - (trueTimes.get(label) ?? Infinity)),
  )
  const worstMs = Math.max(...errors)
  return toOutcome(rig, {
    id: 'D7',
    what: `offline for ${days} days with a clock two hours slow`,
    captured: days * perDay,
    promised: browser.promised,
    figures: `times off by at most ${worstMs} ms`,
    missed: worstMs <= MAX_ERROR_MS ? [] : [`an event's time is off by ${worstMs} ms`],
  })
}

const readTime = (page: Page) => page.evaluate(() => Date.now())

const trackAt = (page: Page, label: string) =>
  page.evaluate(
    ([name, label]) => {
      const { milepost } = window as unknown as { milepost(...call: unknown[]): void }
      milepost('track', name, { label })
      return Date.now()
    },
    [TRACKED, label] as const,
  )

/** D8: the disk quota of the origin is used up while the server is down. */
export async function fillQuota(rig: DeliveryRig, { count = 300 } = {}): Promise<Outcome> {
  const browser = await rig.openBrowser()
  rig.gate.decide = () => 'cut'
  const page = await browser.profile.context.newPage()
  const thrown: string[] = []
  page.on('pageerror', (error) => thrown.push(String(error)))
  const devtools = await page.context().newCDPSession(page)
  // Before anything is written: Chromium remembers for seconds how much room there was.
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(rig.host.url).origin,
    quotaSize: 1_000_000,
  })
  await page.goto(rig.host.url)
  await page.waitForFunction('milepost.brand')
  thrown.push(...(await trackMany(page, { prefix: 'd8', count, bytes: 10_000, everyMs: 5 })))
  rig.gate.decide = () => 'pass'
  await page.evaluate(() => {
    const { milepost } = window as unknown as { milepost(method: string): Promise<void> }
    return milepost('flush')
  })
  await untilEmpty(page, rig.environment.writeKey)
  // The count of drops travels with the next request after they happened.
  await trackMany(page, { prefix: 'd8-last', count: 1 })
  await untilStored(rig, new Set(['d8-last-0']))
  const rows = await rig.countRows()
  const dropped = rig.gate.passages
    .filter(({ fate }) => fate === 'pass')
    .reduce((sum, { droppedEvents }) => sum + droppedEvents, 0)
  const captured = count + 1
  return toOutcome(rig, {
    id: 'D8',
    what: 'disk quota used up while down',
    captured,
    promised: browser.promised,
    dropped,
    figures: `${thrown.length} errors in the page; ${dropped} dropped, and the server told of them`,
    missed: [
      ...thrown.map((error) => `an error reached the page: ${error}`),
      // With the page view, which was the oldest.
      ...(rows + dropped === captured + 1
        ? []
        : [`${captured + 1} captured, but ${rows} stored and ${dropped} counted as dropped`]),
      ...(dropped ? [] : ['the quota was never met']),
    ],
  })
}
