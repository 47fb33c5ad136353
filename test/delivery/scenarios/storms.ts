import { createRandom } from '../create-random.ts'
import { openWithSdk, trackMany, untilEmpty } from '../delivery-browser.ts'
import type { DeliveryRig } from '../delivery-rig.ts'
import { toOutcome, untilStored, type Outcome } from '../outcome.ts'
import { untilPromised } from '../until-promised.ts'

const RETRY_AFTER_MS = 2000

/** D5: the server refuses everything for a while, with 429 and 503 in turn, and says when to come back. */
export async function refuseForAWhile(
  rig: DeliveryRig,
  { stormMs = 12_000 } = {},
): Promise<Outcome> {
  const browser = await rig.openBrowser()
  const pages = [await openWithSdk(browser, rig.host.url), await openWithSdk(browser, rig.host.url)]
  const everyMs = 100
  const count = stormMs / everyMs
  /** When each refusal was given, and the earliest moment it allows. */
  const refusals: { atMs: number; untilMs: number }[] = []
  const tooEarly: number[] = []
  rig.gate.decide = ({ atMs }) => {
    const { untilMs = 0 } = refusals.at(-1) ?? {}
    if (atMs < untilMs) tooEarly.push(untilMs - atMs)
    const isDate = refusals.length % 3 === 2
    // A date has whole seconds.
    const dateMs = Math.ceil((atMs + RETRY_AFTER_MS) / 1000) * 1000
    refusals.push({ atMs, untilMs: isDate ? dateMs : atMs + RETRY_AFTER_MS })
    return {
      status: refusals.length % 2 ? 429 : 503,
      headers: { 'retry-after': isDate ? new Date(dateMs).toUTCString() : '2' },
    }
  }
  await Promise.all(
    pages.map((page, tab) => trackMany(page, { prefix: `d5-${tab}`, count, everyMs })),
  )
  const inStorm = refusals.map(({ atMs }) => atMs)
  rig.gate.decide = () => 'pass'
  await untilPromised(browser, 2 * count)
  await untilStored(rig, browser.promised)
  const gaps = inStorm.slice(1).map((atMs, index) => atMs - inStorm[index]!)
  return toOutcome(rig, {
    id: 'D5',
    what: `429 and 503 with Retry-After for ${stormMs / 1000} s, two tabs`,
    captured: 2 * count,
    promised: browser.promised,
    figures: `${refusals.length} requests in the storm, at least ${Math.min(...gaps)} ms apart; ${tooEarly.length} before Retry-After`,
    missed: [
      ...(tooEarly.length ? [`${tooEarly.length} requests came before Retry-After`] : []),
      ...(gaps.length < 2 ? ['the storm was over too soon to say anything'] : []),
      ...(Math.min(...gaps) < 1000 ? ['requests were less than a second apart'] : []),
    ],
  })
}

/** D6: the server commits, and three of ten answers never arrive. */
export async function loseAnswers(
  rig: DeliveryRig,
  { count = 500, everyMs = 20, seed = 2 } = {},
): Promise<Outcome> {
  const browser = await rig.openBrowser()
  const random = createRandom(seed)
  rig.gate.decide = () => (random() < 0.3 ? 'lose_answer' : 'pass')
  const page = await openWithSdk(browser, rig.host.url)
  await trackMany(page, { prefix: 'd6', count, everyMs })
  await untilPromised(browser, count)
  await untilStored(rig, browser.promised)
  await untilEmpty(page, rig.environment.writeKey)
  const answers = rig.gate.passages.length
  const losses = rig.gate.passages.filter(({ fate }) => fate === 'lose_answer').length
  return toOutcome(rig, {
    id: 'D6',
    what: '30% of answers lost after commit',
    captured: count,
    promised: browser.promised,
    figures: `${losses} of ${answers} answers lost`,
    missed: losses ? [] : ['no answer was lost'],
  })
}
