import type { BatchResponse } from '#contract/event-batch'
import type { PageStorage } from '../identity/page-storage.ts'
import type { DeadLetter, Outbox, OutboxRecord } from './outbox.ts'
import { chooseRetryDelay, LONGEST_WAIT_MS, readRetryAfter } from './retry-delay.ts'
import { withSendingLock } from './sending-lock.ts'

/** The part of `window` that is used. */
export interface SenderWindow {
  fetch(url: string, init: RequestInit): Promise<Response>
  setTimeout(run: () => void, delayMs: number): number
  clearTimeout(id: number): void
  navigator: { locks?: Pick<LockManager, 'request'> }
}

export interface SenderParts {
  host: string
  writeKey: string
  sdk: { name: string; version: string }
  outbox: Outbox
  storage: PageStorage
  page: SenderWindow
  now(): number
  random(): number
  report(code: string, detail?: unknown): void
  /** The fields of a session request while one is wanted. */
  findSession(): Record<string, unknown> | undefined
  /** The session was answered, or (undefined) refused for good. */
  onSession(answer: object | undefined): void
  /** The server has named these events. Read leniently: lists may be missing. */
  onSettled(answer: Partial<BatchResponse>, ids: string[]): void
}

export interface EventSender {
  /** Sends what waits in so many ms, or sooner if that was asked before. */
  wake(delayMs: number): void
  /** Sends now, without waiting for the next attempt; resolves when all is sent or this one failed. */
  flush(): Promise<void>
  /** The page may be going: a last request that outlives it. Nothing is deleted on hope. */
  leave(): void
  close(): void
}

type Answer = Partial<BatchResponse> & { code?: string; batch?: Partial<BatchResponse> | null }

const MAX_EVENTS = 500
/** Of the 512 KiB of a request some are left for the envelope. */
const MAX_BYTES = 500 * 1024
/** The browser gives all keepalive requests of a page 64 KiB together, until their answers are read. */
const KEEPALIVE_BYTES = 60_000
/** More than the fields around the events take. */
const ENVELOPE_BYTES = 1000
const TIMEOUT_MS = 30_000

/**
 * Empties the outbox, one request at a time, and asks for the session on the way. Whatever is not
 * named by a parsed answer stays and is sent again; the server knows what it has.
 */
export function createEventSender(parts: SenderParts): EventSender {
  const { outbox, storage, page, now, report } = parts
  const flying = new Set<string>()
  let keepaliveBytes = 0
  let maxEvents = MAX_EVENTS
  let failures = 0
  let droppedEvents = 0
  let timer = 0
  let wakeAtMs = Infinity
  let retryAtMs = 0
  let isStopped = false
  let running = Promise.resolve()

  function wake(delayMs: number): void {
    const atMs = Math.max(now() + delayMs, retryAtMs, waitUntil())
    if (isStopped || atMs >= wakeAtMs) return
    page.clearTimeout(timer)
    wakeAtMs = atMs
    timer = page.setTimeout(() => {
      wakeAtMs = Infinity
      void next()
    }, atMs - now())
  }

  /** All tabs keep to the Retry-After that one of them was given. */
  function waitUntil(): number {
    const until = storage.read('wait')
    return typeof until === 'number' && until - now() <= LONGEST_WAIT_MS ? until : 0
  }

  const next = () => (running = running.then(run).catch(() => {}))

  async function run(): Promise<void> {
    let hasMore = true
    while (hasMore && !isStopped) {
      if (Math.max(retryAtMs, waitUntil()) > now()) return wake(0)
      hasMore = await withSendingLock(parts.writeKey, page.navigator.locks, sendOnce)
    }
  }

  /** At most one request. True when it got through, so that more may follow. */
  async function sendOnce(): Promise<boolean> {
    const waiting = await outbox.readBatch(maxEvents, MAX_BYTES)
    const records = waiting.filter(({ id }) => !flying.has(id))
    const session = parts.findSession()
    return !isStopped && (records.length > 0 || !!session) && request(records, session)
  }

  async function request(records: OutboxRecord[], session?: object): Promise<boolean> {
    const bytes = records.reduce((sum, record) => sum + record.bytes + 1, ENVELOPE_BYTES)
    const keepalive = keepaliveBytes + bytes <= KEEPALIVE_BYTES
    const spent = keepalive ? bytes : 0
    const reported = droppedEvents
    keepaliveBytes += spent
    for (const { id } of records) flying.add(id)
    try {
      const response = await page.fetch(`${parts.host}/v1/${session ? 'session' : 'batch'}`, {
        method: 'POST',
        // JSON under this type needs no preflight; the server reads JSON whatever it is called.
        headers: { 'content-type': 'text/plain' },
        body: toBody({ ...session, droppedEvents: reported || undefined }, records),
        keepalive,
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      // Read to the end in any case: until then the keepalive budget stays spent.
      const text = await response.text()
      if (isStopped) return false
      const isThrough = await accept(response, readAnswer(text), records, !!session)
      if (isThrough) droppedEvents -= reported
      return isThrough
    } catch {
      return fail(0)
    } finally {
      keepaliveBytes -= spent
      for (const { id } of records) flying.delete(id)
    }
  }

  async function accept(
    { status, ok, headers }: Response,
    answer: Answer | undefined,
    records: OutboxRecord[],
    isSession: boolean,
  ): Promise<boolean> {
    const code = answer?.code ?? `http_${status}`
    if (status === 401 || status === 403) {
      isStopped = true
      report('write_key_refused', code)
      return false
    }
    if (status === 413 && records.length > 1) {
      maxEvents = Math.ceil(records.length / 2)
      return true
    }
    if ([400, 413, 422].includes(status)) {
      report('request_refused', code)
      // What is wrong with a session is not wrong with its events.
      if (isSession) parts.onSession(undefined)
      else {
        await outbox.settle(
          records,
          records.map((record) => ({ ...record, code })),
        )
      }
      return true
    }
    const batch = isSession ? answer?.batch : answer
    const isAnswered = Array.isArray(batch?.results)
    if (!ok || !answer || (records.length && !isAnswered)) {
      return fail(readRetryAfter(headers.get('retry-after'), now()))
    }
    failures = retryAtMs = 0
    maxEvents = Math.min(MAX_EVENTS, maxEvents * 2)
    const isSettled = !batch || !isAnswered || (await settle(batch, records))
    if (isSession) parts.onSession(answer)
    return isSettled || fail(0)
  }

  /** True when the answer named every event that was sent. */
  async function settle(batch: Partial<BatchResponse>, records: OutboxRecord[]): Promise<boolean> {
    const results = new Map(batch.results?.map((result) => [result.messageId, result]))
    const named = records.filter(({ id }) => results.has(id))
    const dead: DeadLetter[] = []
    for (const record of named) {
      const { status, code = '', field } = results.get(record.id)!
      if (status !== 'rejected') continue
      dead.push({ ...record, code })
      report('event_rejected', { code, field, event: record.json })
    }
    await outbox.settle(named, dead)
    parts.onSettled(
      batch,
      named.map(({ id }) => id),
    )
    return named.length === records.length
  }

  /** Nothing came through: tries again later, sooner or later at random so that tabs spread out. */
  function fail(retryAfterMs: number): false {
    if (isStopped) return false
    if (retryAfterMs) storage.write('wait', now() + retryAfterMs)
    const jitterMs = chooseRetryDelay(retryAfterMs ? 0 : failures++, parts.random)
    retryAtMs = now() + retryAfterMs + jitterMs
    void outbox.trim(now()).then((count) => {
      droppedEvents += count
      if (count) report('events_dropped', count)
    })
    wake(0)
    return false
  }

  function toBody(fields: object, records: OutboxRecord[]): string {
    const { writeKey, sdk } = parts
    const head = JSON.stringify({ writeKey, sentAt: new Date(now()).toISOString(), sdk, ...fields })
    // The events are JSON already.
    return `${head.slice(0, -1)},"batch":[${records.map(({ json }) => json).join()}]}`
  }

  return {
    wake,
    flush() {
      retryAtMs = 0
      return next()
    },
    leave() {
      let room = KEEPALIVE_BYTES - ENVELOPE_BYTES - keepaliveBytes
      const records = outbox
        .listOwn()
        .filter(({ id, bytes }) => !flying.has(id) && (room -= bytes + 1) >= 0)
      if (records.length && !isStopped && waitUntil() <= now()) void request(records)
    },
    close() {
      isStopped = true
      page.clearTimeout(timer)
    },
  }
}

/** The JSON object of an answer, or undefined. */
function readAnswer(text: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer ? answer : undefined
  } catch {
    return
  }
}
