import type { Page } from 'playwright-core'
import { vi } from 'vitest'
import { patience } from '../../harness/eventually.ts'
import { crashTab, openWithSdk, trackMany, untilEmpty } from '../delivery-browser.ts'
import type { DeliveryRig } from '../delivery-rig.ts'
import { toOutcome, untilStored, type Outcome } from '../outcome.ts'
import { untilPromised } from '../until-promised.ts'

const WIRE_SHARE = 0.05

/**
 * D4: three tabs track; the tab that is sending crashes while its request is on the way, committed by
 * the server and never answered.
 */
export async function crashSendingTab(rig: DeliveryRig, { count = 200 } = {}): Promise<Outcome> {
  const browser = await rig.openBrowser()
  const senders: Page[] = []
  const tabs: Page[] = []
  for (let tab = 0; tab < 3; tab++) {
    const page = await openWithSdk(browser, rig.host.url)
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/batch')) senders.push(page)
    })
    tabs.push(page)
  }
  const last = 10
  const everyMs = 40
  const track = (part: string, count: number) =>
    Promise.all(
      tabs.map((page, tab) => trackMany(page, { prefix: `${part}-${tab}`, count, everyMs })),
    )
  await track('first', count - last)
  // So that the held request carries the rest alone, however busy the machine.
  await untilEmpty(tabs[0]!, rig.environment.writeKey)
  rig.gate.decide = ({ path }) => (path === '/v1/batch' ? 'hold_answer' : 'pass')
  await track('last', last)
  const isHeld = () => rig.gate.passages.some(({ fate }) => fate === 'hold_answer')
  await vi.waitUntil(isHeld, patience)
  await untilPromised(browser, 3 * count)
  rig.gate.decide = () => 'pass'
  const crashed = senders.at(-1)!
  await crashTab(crashed)
  await untilStored(rig, browser.promised)
  await untilEmpty(
    tabs.find((page) => page !== crashed)!,
    rig.environment.writeKey,
  )
  const outcome = await toOutcome(rig, {
    id: 'D4',
    what: 'three tabs, the sending one crashes',
    captured: 3 * count,
    promised: browser.promised,
  })
  const share = outcome.wireDuplicates / outcome.captured
  return {
    ...outcome,
    figures: `${(share * 100).toFixed(1)}% sent again, at most 5%`,
    missed: [
      ...outcome.missed,
      ...(share > WIRE_SHARE ? [`${outcome.wireDuplicates} events were sent again`] : []),
    ],
  }
}

/**
 * F: a frozen tab holds the lock, its request never answered. Another tab waits for it in vain, and
 * then sends what is on disk.
 */
export async function freezeSendingTab(rig: DeliveryRig, { count = 25 } = {}): Promise<Outcome> {
  const browser = await rig.openBrowser()
  const first = await openWithSdk(browser, rig.host.url)
  const second = await openWithSdk(browser, rig.host.url)
  await vi.waitUntil(() => rig.gate.passages.length >= 2, patience)
  rig.gate.decide = () => 'hold_answer'
  const held = first.waitForRequest(/v1\/batch/)
  await trackMany(first, { prefix: 'first', count })
  await held
  const devtools = await first.context().newCDPSession(first)
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  rig.gate.decide = () => 'pass'
  const startedAtMs = Date.now()
  await trackMany(second, { prefix: 'second', count })
  await untilPromised(browser, 2 * count)
  await untilStored(rig, browser.promised)
  const tookMs = Date.now() - startedAtMs
  return toOutcome(rig, {
    id: 'F',
    what: 'the sending tab is frozen; another tab goes on',
    captured: 2 * count,
    promised: browser.promised,
    figures: `stored after ${(tookMs / 1000).toFixed(1)} s, at most 15 s`,
    missed: tookMs > 15_000 ? [`it took ${tookMs} ms`] : [],
  })
}
