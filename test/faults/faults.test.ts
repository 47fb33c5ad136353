import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FaultRig, openFaultRig } from './fault-rig.ts'
import { type Outcome, toLine } from './outcome.ts'
import { tearNetwork } from './scenarios/bad-network.ts'
import { killApi } from './scenarios/kill-api.ts'
import { killDatabase } from './scenarios/kill-database.ts'

// The short form, which holds no times; `npm run test:faults` is the long one, with F1 to F9.

let rig: FaultRig
beforeAll(async () => {
  rig = await openFaultRig()
})
afterAll(() => rig?.close())
beforeEach(() => rig.renewEnvironment())

// Pages in a browser are part of the long form.
const quick = { isTimed: false, hasPages: false }
const scenarios: [string, (rig: FaultRig) => Promise<Outcome>][] = [
  ['F1: the API is killed', (rig) => killApi(rig, { kills: 3, everyMs: 2_000, ...quick })],
  [
    'F3: PostgreSQL is killed',
    (rig) => killDatabase(rig, { kills: 1, runningMs: 3_000, downMs: 1_000, isTimed: false }),
  ],
  [
    'F7: the network is slow, torn and silent',
    (rig) => tearNetwork(rig, { badMs: 4_000, silentMs: 2_000, ...quick }),
  ],
]

describe('what is acknowledged is stored, once, and counted', () => {
  it.each(scenarios)('when %s', async (_, run) => {
    const outcome = await run(rig)
    console.log(toLine(outcome))
    expect(outcome).toMatchObject({ lost: 0, doubled: 0, missed: [] })
  })
})
