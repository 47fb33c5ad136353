import { vi } from 'vitest'
import { openWithSdk, trackMany } from '../../delivery/delivery-browser.ts'
import type { DeliveryRig } from '../../delivery/delivery-rig.ts'
import { type Outcome, toOutcome, untilStored } from '../../delivery/outcome.ts'
import { untilPromised } from '../../delivery/until-promised.ts'
import { patience } from '../../harness/eventually.ts'

/** The page is left in the moment in which the network breaks: the last request goes out, and nowhere. */
export async function leavePage(rig: DeliveryRig, { count = 20 } = {}): Promise<Outcome> {
  const browser = await rig.openBrowser()
  const page = await openWithSdk(browser, rig.host.url)
  await vi.waitUntil(() => rig.gate.passages.length > 0, patience)
  await page.waitForLoadState('networkidle')
  rig.gate.decide = () => 'cut'
  await trackMany(page, { prefix: 'leave', count })
  await untilPromised(browser, count)
  await page.reload()
  rig.gate.decide = () => 'pass'
  await untilStored(rig, browser.promised, 15_000)
  return toOutcome(rig, {
    id: 'D',
    what: 'page left as the network breaks',
    captured: count,
    promised: browser.promised,
  })
}
