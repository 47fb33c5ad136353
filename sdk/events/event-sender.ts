import type { BatchResponse } from '#contract/event-batch'
import type { PageStorage } from '../identity/page-storage.ts'
import { countBytes } from './count-bytes.ts'
import { countDropped } from './count-dropped.ts'
import type { DeadLetter, Outbox, OutboxRecord } from './outbox.ts'
import { chooseRetryDelay, LONGEST_WAIT_MS, readRetryAfter } from './retry-delay.ts'
import { withSendingLock } from './sending-lock.ts'
import { toJson } from './to-json.ts'

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
/** The fields around the events take the rest. */
const LEAVING_BYTES = 59_000
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
  let timer = 0
  let wakeAtMs = Infinity
  let retryAtMs = 0
  let pausedUntilMs = 0
  let isStopped = false
  let running = Promise.resolve()

  function wake(delayMs: number): void {
    const atMs = Math.max(now() + delayMs, waitUntil())
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
    const until = Number(storage.read('wait'))
    return Math.max(retryAtMs, pausedUntilMs, until - now() <= LONGEST_WAIT_MS ? until : 0)
  }

  const next = () => (running = running.then(run).catch(() => {}))

  async function run(): Promise<void> {
    let hasMore = true
    while (hasMore && !isStopped) {
      hasMore = await withSendingLock(parts.writeKey, page.navigator.locks, sendOnce)
    }
  }

  /** At most one request. True when it got through, so that more may follow. */
  async function sendOnce(): Promise<boolean> {
    const waiting = await outbox.readBatch(maxEvents, MAX_BYTES)
    const records = waiting.filter(({ id }) => !flying.has(id))
    // Only here: the tab that had the lock before may have been told to wait.
    if (waitUntil() > now()) {
      wake(0)
      return false
    }
    const session = parts.findSession()
    return !isStopped && (records.length > 0 || !!session) && request(records, session)
  }

  async function request(
    records: OutboxRecord[],
    session?: object,
    isLast = false,
  ): Promise<boolean> {
    const told = countDropped(storage)
    const body = toBody({ ...session, droppedEvents: told || undefined }, records)
    // The page's own requests share the budget: what failed once does without it.
    const bytes = countBytes(body)
    const keepalive = isLast || (!failures && keepaliveBytes + bytes <= KEEPALIVE_BYTES)
    const spent = keepalive ? bytes : 0
    keepaliveBytes += spent
    for (const { id } of records) flying.add(id)
    try {
      const response = await page.fetch(`${parts.host}/v1/${session ? 'session' : 'batch'}`, {
        method: 'POST',
        // A text goes as text/plain: no preflight, and the server reads JSON whatever it is called.
        body,
        keepalive,
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      // Read to the end in any case: until then the keepalive budget stays spent.
      const answer = await response.json().catch(() => {})
      if (isStopped) return false
      if (response.ok && answer) countDropped(storage, -told)
      return await accept(response, answer, records, !!session)
    } catch {
      return fail()
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
      // Not for good: the key may be allowed again while this page stays open.
      pausedUntilMs = now() + LONGEST_WAIT_MS
      report('write_key_refused', code)
      return fail()
    }
    if ([400, 413, 422].includes(status)) {
      if (status === 413 && records.length > 1) {
        maxEvents = Math.ceil(records.length / 2)
        return true
      }
      report('request_refused', code)
      // What is wrong with a session is not wrong with its events.
      if (isSession) parts.onSession(undefined)
      else {
        countDropped(storage, records.length)
        await outbox.settle(
          records,
          records.map((record) => ({ ...record, code })),
        )
      }
      return true
    }
    const batch = isSession ? answer?.batch : answer
    if (!ok || !answer || (records.length && !batch?.results)) {
      return fail(readRetryAfter(headers.get('retry-after'), now()))
    }
    failures = retryAtMs = 0
    maxEvents = Math.min(MAX_EVENTS, maxEvents * 2)
    const isSettled = await settle(batch ?? {}, records)
    if (isSession) parts.onSession(answer)
    return isSettled || fail()
  }

  /** True when the answer named every event that was sent. */
  async function settle(batch: Partial<BatchResponse>, records: OutboxRecord[]): Promise<boolean> {
    const results = new Map(batch.results?.map((result) => [result.messageId, result]))
    const named = records.filter(({ id }) => results.has(id))
    const dead: DeadLetter[] = []
    for (const record of named) {
      const { status, code = '', field } = results.get(record.id)!
      if (status === 'rejected') {
        report('event_rejected', { code, field, event: record.json })
        dead.push({ ...record, code })
      }
    }
    await outbox.settle(named, dead)
    parts.onSettled(
      batch,
      named.map(({ id }) => id),
    )
    return named.length === records.length
  }

  /** Nothing came through: tries again later, sooner or later at random so that tabs spread out. */
  async function fail(retryAfterMs = 0): Promise<false> {
    if (retryAfterMs) storage.write('wait', now() + retryAfterMs)
    const jitterMs = chooseRetryDelay(retryAfterMs ? 0 : failures++, parts.random)
    retryAtMs = now() + retryAfterMs + jitterMs
    wake(0)
    await outbox.trim(now())
    return false
  }

  function toBody(fields: object, records: OutboxRecord[]): string {
    const { writeKey, sdk } = parts
    const head = toJson({ writeKey, sentAt: new Date(now()).toISOString(), sdk, ...fields })
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
      let room = LEAVING_BYTES - keepaliveBytes
      const records = outbox
        .listOwn()
        .filter(({ id, bytes }) => !flying.has(id) && (room -= bytes + 1) >= 0)
      if (records.length && !isStopped && waitUntil() <= now()) {
        void request(records, undefined, true)
      }
    },
    close() {
      isStopped = true
      page.clearTimeout(timer)
    },
  }
}
