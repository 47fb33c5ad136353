import { createRandom } from '../create-random.ts'
import { openWithSdk, trackMany } from '../delivery-browser.ts'
import type { DeliveryRig } from '../delivery-rig.ts'
import { toOutcome, untilStored, type Outcome } from '../outcome.ts'
import { untilPromised } from '../until-promised.ts'

/** D1: the page is reloaded while the server is down. */
export async function reloadWhileDown(rig: DeliveryRig, { count = 500 } = {}): Promise<Outcome> {
  const browser = await rig.openBrowser()
  rig.gate.decide = () => 'cut'
  const page = await openWithSdk(browser, rig.host.url)
  await trackMany(page, { prefix: 'd1', count })
  await untilPromised(browser, count)
  await page.reload()
  rig.gate.decide = () => 'pass'
  await untilStored(rig, browser.promised)
  return toOutcome(rig, {
    id: 'D1',
    what: 'reload while down',
    captured: count,
    promised: browser.promised,
  })
}

/** D2: the tab is closed while the server is down; another is opened later. */
export async function closeTabWhileDown(rig: DeliveryRig, { count = 500 } = {}): Promise<Outcome> {
  const browser = await rig.openBrowser()
  rig.gate.decide = () => 'cut'
  const page = await openWithSdk(browser, rig.host.url)
  await trackMany(page, { prefix: 'd2', count })
  await untilPromised(browser, count)
  await page.close({ runBeforeUnload: true })
  rig.gate.decide = () => 'pass'
  await browser.open(rig.host.url)
  await untilStored(rig, browser.promised)
  return toOutcome(rig, {
    id: 'D2',
    what: 'tab closed while down, another opened',
    captured: count,
    promised: browser.promised,
  })
}

/**
 * D3: the browser is killed at a random moment while the page goes on tracking; every other round the
 * server is down meanwhile. What the oracle heard of before the kill is promised.
 */
export async function killBrowser(
  rig: DeliveryRig,
  { rounds = 20, withinMs = 10_000, count = 50, seed = 1 } = {},
): Promise<Outcome> {
  const browser = await rig.openBrowser()
  const random = createRandom(seed)
  const killedAfterMs: number[] = []
  for (let round = 0; round < rounds; round++) {
    rig.gate.decide = () => (round % 2 ? 'pass' : 'cut')
    const page = await openWithSdk(browser, rig.host.url)
    const killAfterMs = Math.round(random() * withinMs)
    // Cut short by the kill.
    trackMany(page, { prefix: `d3-${round}`, count, everyMs: withinMs / count }).catch(() => {})
    await page.waitForTimeout(killAfterMs)
    await browser.killAndRestart()
    killedAfterMs.push(killAfterMs)
    rig.gate.decide = () => 'pass'
    await browser.open(rig.host.url)
    await untilStored(rig, browser.promised)
  }
  return toOutcome(rig, {
    id: 'D3',
    what: `browser killed at a random moment within ${withinMs / 1000} s, ${rounds} rounds`,
    captured: rounds * count,
    promised: browser.promised,
    figures: `killed after ${Math.min(...killedAfterMs)} to ${Math.max(...killedAfterMs)} ms; the kill cut the tracking short`,
  })
}
