import { createRandom } from '../create-random.ts'
import { createIdMaker } from '../../../sdk/identity/create-id.ts'
import { createPageStorage } from '../../../sdk/identity/page-storage.ts'
import { createEventSender } from '../../../sdk/events/event-sender.ts'
import { openOutbox } from '../../../sdk/events/outbox.ts'

/** What a herd of pages did to a server that was away. */
export interface HerdOutcome {
  outageMs: number
  /** Requests per second before the outage, on average. */
  steady: number
  /** Most requests in any second of the outage. */
  peakDuring: number
  /** Most requests in any second after it. */
  peakAfter: number
  /** Events that never arrived. */
  lost: number
}

/**
 * D9, simulated: so many pages of separate browsers on one clock, each with the SDK's own outbox and
 * sender, each tracking every `trackEveryMs`; the server is away for a while and comes back. 200 tabs
 * of one browser would prove less, since they take turns.
 */
export async function simulateHerd({
  pages = 200,
  trackEveryMs = 5000,
  outageMs = 60_000,
  seed = 3,
} = {}): Promise<HerdOutcome> {
  const random = createRandom(seed)
  const warmUpMs = 60_000
  const endMs = warmUpMs + outageMs + 600_000
  const timers: { atMs: number; run: () => void }[] = []
  const requestsPerSecond = new Map<number, number>()
  const arrived = new Set<string>()
  let nowMs = 0
  let tracked = 0
  const now = () => nowMs
  const later = (run: () => void, delayMs: number) => {
    const timer = { atMs: nowMs + Math.max(0, delayMs), run }
    timers.push(timer)
    return timer
  }

  const isAway = () => nowMs >= warmUpMs && nowMs < warmUpMs + outageMs
  const answer = async (_url: string, { body }: RequestInit): Promise<Response> => {
    const second = Math.floor(nowMs / 1000)
    requestsPerSecond.set(second, (requestsPerSecond.get(second) ?? 0) + 1)
    if (isAway()) throw new TypeError('Failed to fetch')
    const { batch } = JSON.parse(body as string) as { batch: { messageId: string }[] }
    for (const { messageId } of batch) arrived.add(messageId)
    return Response.json({
      results: batch.map(({ messageId }) => ({ messageId, status: 'accepted' })),
    })
  }

  function openPage(): void {
    const createId = createIdMaker(now)
    const storage = createPageStorage(noDisk, '')
    const outbox = openOutbox('outbox', noDisk, storage, () => {})
    const ids = new Map<number, { atMs: number; run: () => void }>()
    let lastId = 0
    const sender = createEventSender({
      host: 'https://mp.example',
      writeKey: 'mp_wk_1',
      sdk: { name: 'milepost-js', version: '1.0.0' },
      outbox,
      storage,
      now,
      random,
      report: () => {},
      findSession: () => undefined,
      onSession: () => {},
      onSettled: () => {},
      page: {
        fetch: answer,
        setTimeout: (run, delayMs) => {
          ids.set(++lastId, later(run, delayMs))
          return lastId
        },
        clearTimeout: (id) => {
          const timer = ids.get(id)
          if (timer) timer.run = () => {}
        },
        navigator: {},
      },
    })
    const track = () => {
      const id = createId()
      const json = JSON.stringify({ type: 'track', messageId: id, event: 'clicked' })
      outbox.add({ id, atMs: nowMs, bytes: json.length, json })
      tracked += 1
      sender.wake(150)
      if (nowMs < endMs - 400_000) later(track, trackEveryMs)
    }
    later(track, random() * trackEveryMs)
  }

  for (let page = 0; page < pages; page++) openPage()
  while (timers.length) {
    timers.sort((a, b) => b.atMs - a.atMs)
    const { atMs, run } = timers.pop()!
    nowMs = Math.max(nowMs, atMs)
    run()
    // Nothing but promises lies between a timer, the request and what its answer leads to.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  const counts = [...requestsPerSecond]
  const steadySeconds = counts.filter(([second]) => second >= 10 && second < warmUpMs / 1000)
  const peakOf = (fromMs: number, toMs: number) =>
    Math.max(
      ...counts
        .filter(([second]) => second >= fromMs / 1000 && second < toMs / 1000)
        .map(([, count]) => count),
    )
  return {
    outageMs,
    steady: steadySeconds.reduce((sum, [, count]) => sum + count, 0) / (warmUpMs / 1000 - 10),
    peakDuring: peakOf(warmUpMs, warmUpMs + outageMs),
    peakAfter: peakOf(warmUpMs + outageMs, Infinity),
    lost: tracked - arrived.size,
  }
}

function noDisk(): never {
  throw new Error('not in this page')
}
