import { openWithSdk, trackMany, untilEmpty, type DeliveryBrowser } from '../delivery-browser.ts'
import type { DeliveryRig } from '../delivery-rig.ts'
import { toOutcome, untilStored, type Outcome } from '../outcome.ts'
import { untilPromised } from '../until-promised.ts'

const COUNT = 50

/**
 * The six scenarios that other SDKs were measured in, 50 events each, with ours: published rows of
 * theirs stand beside in RESULTS.md. "Down" means that connections are reset.
 */
export const peerScenarios: Record<string, (rig: DeliveryRig) => Promise<Outcome>> = {
  'S1 down 2 s, up, reload': async (rig) => {
    const { browser, page } = await trackWhileDown(rig)
    await page.waitForTimeout(2000)
    rig.gate.decide = () => 'pass'
    await page.reload()
    return settle(rig, browser)
  },
  'S2 browser killed 1 s after capture': async (rig) => {
    const { browser, page } = await trackWhileDown(rig)
    await page.waitForTimeout(1000)
    return killAndReturn(rig, browser)
  },
  'S3 browser killed 10 s after capture': async (rig) => {
    const { browser, page } = await trackWhileDown(rig)
    await page.waitForTimeout(10_000)
    return killAndReturn(rig, browser)
  },
  'S4 two tabs × 25, 10 s, killed, one tab reopened': async (rig) => {
    const browser = await rig.openBrowser()
    rig.gate.decide = () => 'cut'
    const [first, second] = [
      await openWithSdk(browser, rig.host.url),
      await openWithSdk(browser, rig.host.url),
    ]
    await trackMany(first, { prefix: 'first', count: COUNT / 2 })
    await trackMany(second, { prefix: 'second', count: COUNT / 2 })
    await second.waitForTimeout(10_000)
    return killAndReturn(rig, browser)
  },
  'S5 429 with Retry-After 2 for 8 s, same page': async (rig) => {
    const browser = await rig.openBrowser()
    rig.gate.decide = () => ({ status: 429, headers: { 'retry-after': '2' } })
    const page = await openWithSdk(browser, rig.host.url)
    await trackMany(page, { prefix: 's', count: COUNT })
    await page.waitForTimeout(8000)
    rig.gate.decide = () => 'pass'
    return settle(rig, browser)
  },
  'S6 tab closed while down, new tab': async (rig) => {
    const { browser, page } = await trackWhileDown(rig)
    await untilPromised(browser, COUNT)
    await page.close()
    rig.gate.decide = () => 'pass'
    await browser.open(rig.host.url)
    return settle(rig, browser)
  },
}

async function trackWhileDown(rig: DeliveryRig) {
  const browser = await rig.openBrowser()
  rig.gate.decide = () => 'cut'
  const page = await openWithSdk(browser, rig.host.url)
  await trackMany(page, { prefix: 's', count: COUNT })
  return { browser, page }
}

async function killAndReturn(rig: DeliveryRig, browser: DeliveryBrowser): Promise<Outcome> {
  await browser.killAndRestart()
  rig.gate.decide = () => 'pass'
  await browser.open(rig.host.url)
  return settle(rig, browser)
}

/** The scenarios count what was captured, promised or not. */
async function settle(rig: DeliveryRig, browser: DeliveryBrowser): Promise<Outcome> {
  await untilStored(rig, browser.promised)
  await untilEmpty(browser.profile.context.pages().at(-1)!, rig.environment.writeKey)
  const outcome = await toOutcome(rig, {
    id: 'S',
    what: '',
    captured: COUNT,
    promised: browser.promised,
  })
  return outcome.stored === COUNT
    ? outcome
    : { ...outcome, missed: [...outcome.missed, `${COUNT - outcome.stored} events were lost`] }
}
