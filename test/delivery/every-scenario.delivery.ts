import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { openDeliveryServer, type DeliveryRig, type DeliveryServer } from './delivery-rig.ts'
import type { Outcome } from './outcome.ts'
import { fillQuota, stayOffline } from './scenarios/clock-and-disk.ts'
import { simulateHerd } from './scenarios/herd.ts'
import { closeTabWhileDown, killBrowser, reloadWhileDown } from './scenarios/leaving.ts'
import { shareOrigin } from './scenarios/one-origin.ts'
import { peerScenarios } from './scenarios/peers.ts'
import { loseAnswers, refuseForAWhile } from './scenarios/storms.ts'
import { crashSendingTab, freezeSendingTab } from './scenarios/tabs.ts'
import { writeResults, type Results } from './write-results.ts'

const results: Results = { browser: '', outcomes: [], herd: [], peers: new Map() }

let server: DeliveryServer
let rig: DeliveryRig

beforeAll(async () => {
  server = await openDeliveryServer()
  const browser = await launchChromium()
  results.browser = `Chromium ${browser.version()}`
  await browser.close()
})
afterAll(async () => {
  await server.close()
  console.log(`\n${writeResults(results)}`)
  const figures = results.outcomes.map(
    ({ id, captured, stored, doubled, lost, wireDuplicates }) => ({
      id,
      captured,
      stored,
      doubled,
      lost,
      wireDuplicates,
    }),
  )
  console.log(JSON.stringify({ delivery: figures }))
})
beforeEach(async () => {
  rig = await server.openRig()
})
afterEach(() => rig.close())

const acceptance: Record<string, (rig: DeliveryRig) => Promise<Outcome>> = {
  D1: reloadWhileDown,
  D2: closeTabWhileDown,
  D3: killBrowser,
  D4: crashSendingTab,
  D5: refuseForAWhile,
  D6: loseAnswers,
  D7: stayOffline,
  D8: fillQuota,
  D10: shareOrigin,
  F: freezeSendingTab,
}

describe('what is on disk reaches the database, once', () => {
  it.each(Object.entries(acceptance))('in %s', async (_, run) => {
    const outcome = await run(rig)
    results.outcomes.push(outcome)
    expect(outcome.missed).toEqual([])
    expect(outcome.promised).toBeGreaterThan(0)
  })
})

describe('D9: a herd of 200 pages', () => {
  it.each([10_000, 60_000, 600_000])('spreads out after an outage of %d ms', async (outageMs) => {
    const herd = await simulateHerd({ outageMs })
    results.herd.push(herd)
    expect(herd.lost).toBe(0)
    expect(herd.peakAfter).toBeLessThanOrEqual(3 * herd.steady)
  })
})

describe('the scenarios in which other SDKs were measured', () => {
  it.each(Object.entries(peerScenarios))('%s', async (title, run) => {
    const outcome = await run(rig)
    results.peers.set(title, outcome)
    expect(outcome.missed).toEqual([])
  })
})
