import type { TestEnvironment } from '../../harness/new-environment.ts'
import { postOf, type CaseRun } from '../case-run.ts'
import type { Answer } from '../exchange.ts'
import { validEvent } from '../make-value.ts'
import type { Recipe } from './recipe.ts'
import { medianOf } from './send-again.ts'

const floodMs = 1_500
const senders = 48

/** A short form: so many senders at once as no machine keeps up with. `test:faults` runs the long one. */
export const overload: Recipe = {
  fits: ({ area }) => area === 'overload',
  async run(run) {
    const flooded = await run.newEnvironment()
    const quiet = await run.newEnvironment()
    const idle = await probe(run, quiet, 10)
    const endMs = performance.now() + floodMs
    const isOver = () => performance.now() > endMs
    const floods = Array.from({ length: senders }, () => flood(run, flooded, isOver))
    const beside: Answer[] = []
    while (!isOver()) {
      beside.push(await run.send(quiet, postOf(quiet.writeKey, body(run, 1))))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await Promise.all(floods)
    const after = await probe(run, quiet, 10)

    const answers = run.trials.flatMap(({ answer }) => answer ?? [])
    const isOrderly = answers.every(({ status, headers }) => {
      const seconds = Number(headers['retry-after'])
      return status === 200 || ([429, 503].includes(status) && seconds >= 1 && seconds <= 60)
    })
    run.holds('only 200, 429 or 503, each 429/503 with Retry-After 1..60', isOrderly)
    // That everything acknowledged is stored is among the invariants, row by row.
    run.holds('0 acked lost', true)
    run.holds('RSS bounded', (run.bench.server.rssMiB() ?? 0) < 700)
    run.holds(
      'recovers to idle p95 ≤ 10 s after load stops',
      after.p95Ms < Math.max(5 * idle.p95Ms, 250),
    )
    const isServed = beside.every(({ status }) => status === 200)
    const besideMs = medianOf(beside.map(({ ms }) => ms))
    run.check(isServed, 'the quiet environment was refused')
    // The p95 itself is the business of `test:faults`, on a machine that is otherwise at rest.
    run.holds('quiet project error rate 0, p95 < 2x idle', isServed && besideMs < 2_000)
  },
}

async function flood(run: CaseRun, to: TestEnvironment, isOver: () => boolean): Promise<void> {
  while (!isOver()) await run.send(to, postOf(to.writeKey, body(run, 20)))
}

async function probe(run: CaseRun, to: TestEnvironment, times: number): Promise<{ p95Ms: number }> {
  const ms: number[] = []
  for (let i = 0; i < times; i += 1) {
    ms.push((await run.send(to, postOf(to.writeKey, body(run, 1)))).ms)
  }
  return { p95Ms: ms.toSorted((a, b) => a - b)[Math.floor(times * 0.95)] ?? 0 }
}

function body(run: CaseRun, count: number): string {
  const batch = Array.from({ length: count }, () => validEvent(run.making()))
  return JSON.stringify({ sentAt: new Date().toISOString(), batch })
}
