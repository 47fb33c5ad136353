import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { readRetryAfter } from '../../sdk/events/retry-delay.ts'
import { createRandom } from '../delivery/create-random.ts'
import { type History, newHistory } from './history.ts'
import { postJson } from './post-json.ts'

export interface LoadOptions {
  /** Where batches go; with several, every batch goes to each, as from a page behind two balancers. */
  urls: string[]
  writeKey: string
  senders?: number
  eventsPerSecond?: number
  batchSize?: number
  /** All send in the same moments, in place of one after the other. */
  isAtOnce?: boolean
  seed?: number
  /** What is known from before, to be held as well. */
  history?: History
  /** How far the clock of this sender is off. */
  clockOffsetMs?: (sender: number) => number
}

/** Simulated SDKs that record events at a steady rate and send them until each is answered for. */
export interface Load {
  history: History
  /** Records no more events, and sends those that wait; false when some still wait after so long. */
  drain(patienceMs?: number): Promise<boolean>
  /** Gives up: for the end of a run. */
  stop(): Promise<void>
}

interface Sender {
  index: number
  url: string
  waiting: WireEvent[]
}
interface WireEvent {
  messageId: string
}

/** As the SDK. */
const TIMEOUT_MS = 10_000
const MAX_EVENTS = 100
/** The SDK goes up to five minutes, which would only make the runs longer. */
const LONGEST_WAIT_MS = 2_000
/** One event of so many is refused. */
const INVALID_EVERY = 50
const NAMES = ['opened', 'activated', 'invited', 'exported', 'looked']

let runs = 0

/** Starts sending at once. Drain or stop it when done. */
export function startLoad({
  urls,
  writeKey,
  senders: count = 20,
  eventsPerSecond = 200,
  batchSize = 20,
  isAtOnce = false,
  seed = 1,
  history = newHistory(),
  clockOffsetMs = () => 0,
}: LoadOptions): Load {
  const random = createRandom(seed)
  const run = `${process.pid}-${(runs += 1)}`
  const stopping = new AbortController()
  // One for each that waits or sends.
  setMaxListeners(0, stopping.signal)
  const now = (index: number) => Date.now() + clockOffsetMs(index)
  let isRecording = true
  let recorded = 0

  const senders = Array.from({ length: count }, (_, index): Sender[] =>
    urls.map((url) => ({ index, url, waiting: [] })),
  )
  const everyMs = (batchSize * count * 1000) / eventsPerSecond
  const recorders = senders.map(async (copies, index) => {
    if (!isAtOnce) await pause((everyMs * index) / count)
    for (let batch = 0; isRecording; batch++) {
      const events = Array.from({ length: batchSize }, () => newEvent(index, batch))
      for (const { waiting } of copies) waiting.push(...events)
      await pause(everyMs)
    }
  })
  const sending = senders.flat().map(async (sender) => {
    let failures = 0
    while (!stopping.signal.aborted && (isRecording || sender.waiting.length > 0)) {
      if (sender.waiting.length === 0) {
        await pause(20)
        continue
      }
      const waitMs = await send(sender, failures)
      failures = waitMs === undefined ? 0 : failures + 1
      if (waitMs !== undefined) await pause(waitMs)
    }
  })

  /** Everybody who works together meets in 40 accounts; each person is new with each batch. */
  function newEvent(index: number, batch: number): WireEvent {
    recorded += 1
    const messageId = `${run}-${recorded}`
    history.knowledge.set(messageId, 'waiting')
    return {
      messageId,
      type: 'track',
      event: recorded % INVALID_EVERY === 0 ? '' : NAMES[recorded % NAMES.length],
      userId: `person-${run}-${index}-${batch % 25}`,
      context: { groupId: `account-${(index * 7 + batch) % 40}` },
      properties: { number: recorded },
      timestamp: new Date(now(index)).toISOString(),
    } as WireEvent
  }

  /** How long to wait before the next attempt; undefined when this one was answered. */
  async function send(sender: Sender, failures: number): Promise<number | undefined> {
    const batch = sender.waiting.slice(0, MAX_EVENTS)
    const startedAtMs = performance.now()
    for (const { messageId } of batch) note(messageId, 'sent')
    const attempt = { startedAtMs, status: 0, hasRetryAfter: false, failuresBefore: failures }
    let retryAfterMs = 0
    try {
      const answer = await postJson(`${sender.url}/v1/batch`, {
        key: writeKey,
        body: JSON.stringify({ batch, sentAt: new Date(now(sender.index)).toISOString() }),
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      const { text, retryAfter } = answer
      attempt.status = answer.status
      attempt.hasRetryAfter = retryAfter !== null
      retryAfterMs = readRetryAfter(retryAfter, Date.now())
      if (answer.status === 200) {
        settle(sender, batch, text)
        return undefined
      }
      if (answer.status < 500 && answer.status !== 429) {
        history.oddities.push(`${answer.status}: ${text.slice(0, 200)}`)
      }
    } catch {
      // No answer: the event may be stored or not, and is sent again.
    } finally {
      history.attempts.push({ ...attempt, endedAtMs: performance.now() })
    }
    return Math.max(retryAfterMs, random() * Math.min(LONGEST_WAIT_MS, 250 * 2 ** failures))
  }

  function settle(sender: Sender, batch: readonly WireEvent[], text: string): void {
    const { results } = JSON.parse(text) as { results: { messageId: string; status: string }[] }
    const named = new Map(results.map(({ messageId, status }) => [messageId, status]))
    if (named.size !== batch.length) history.oddities.push('An answer does not name its events')
    const atMs = performance.now()
    for (const { messageId } of batch) {
      const status = named.get(messageId)
      if (status === 'rejected') note(messageId, 'refused')
      else if (status === 'accepted' || status === 'duplicate') {
        note(messageId, 'acknowledged')
        history.acknowledgedAtMs.set(messageId, atMs)
      } else history.oddities.push(`An event was answered ${status}`)
    }
    sender.waiting = sender.waiting.filter(({ messageId }) => !named.has(messageId))
  }

  /** Knowledge only grows: of two servers one may have answered already. */
  function note(id: string, what: 'sent' | 'acknowledged' | 'refused'): void {
    const known = history.knowledge.get(id)
    if (what === 'sent' && known !== 'waiting') return
    history.knowledge.set(id, what)
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  }

  return {
    history,
    drain: async (patienceMs = 30_000) => {
      isRecording = false
      const done = Promise.all([...recorders, ...sending]).then(() => true)
      return Promise.race([done, sleep(patienceMs, false, { ref: false })])
    },
    stop: async () => {
      isRecording = false
      stopping.abort()
      await Promise.all([...recorders, ...sending])
    },
  }
}
