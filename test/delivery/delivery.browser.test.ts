import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDeliveryServer, type DeliveryRig, type DeliveryServer } from './delivery-rig.ts'
import type { Outcome } from './outcome.ts'
import { closeTabWhileDown, killBrowser, reloadWhileDown } from './scenarios/leaving.ts'
import { shareOrigin } from './scenarios/one-origin.ts'
import { loseAnswers } from './scenarios/storms.ts'
import { crashSendingTab } from './scenarios/tabs.ts'

// The short form; `npm run test:delivery` is the long one, with D5, D7, D8, D9 and the peers' six.

let server: DeliveryServer
let rig: DeliveryRig

beforeAll(async () => {
  server = await openDeliveryServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  rig = await server.openRig()
})
afterEach(() => rig.close())

const everyEventOnce = { lost: 0, doubled: 0, missed: [] }
const scenarios: [string, () => Promise<Outcome>][] = [
  ['D1: the page is reloaded while down', () => reloadWhileDown(rig)],
  ['D2: the tab is closed while down', () => closeTabWhileDown(rig)],
  ['D3: the browser is killed', () => killBrowser(rig, { rounds: 3, withinMs: 1500 })],
  ['D4: the sending tab crashes', () => crashSendingTab(rig)],
  ['D6: answers are lost', () => loseAnswers(rig, { count: 150 })],
  ['D10: two workspaces share an origin', () => shareOrigin(rig)],
]

describe('what is on disk reaches the database, once', () => {
  it.each(scenarios)('when %s', async (_, run) => {
    const outcome = await run()
    expect(outcome).toMatchObject(everyEventOnce)
    expect(outcome.promised).toBeGreaterThan(0)
  })
})
