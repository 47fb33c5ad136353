import type { PageStorage } from '../identity/page-storage.ts'
import { countDropped } from './count-dropped.ts'
import { openRecordStore } from './record-store.ts'

/** One event on its way. The JSON is made once, when it happened: later changes cannot reach it. */
export interface OutboxRecord {
  /** The messageId; sorts by time. */
  id: string
  atMs: number
  bytes: number
  json: string
}

/** An event the server will never take, kept for whoever asks why. */
export interface DeadLetter extends OutboxRecord {
  code: string
}

export interface Outbox {
  /** Takes an event; writing to disk starts in this same task. */
  add(record: OutboxRecord): void
  /** The oldest events of every tab, oldest first. */
  readBatch(maxEvents: number, maxBytes: number): Promise<OutboxRecord[]>
  /** Forgets what the server has named; `dead` are set aside. */
  settle(records: OutboxRecord[], dead: DeadLetter[]): Promise<void>
  /** Drops the oldest beyond the caps, and counts them. */
  trim(nowMs: number): Promise<void>
  /** Events of this page that are not settled yet, oldest first; at most 500 once stored. */
  listOwn(): OutboxRecord[]
  /** Whether an event of this page still waits. */
  has(id: string): boolean
  close(): void
  /** Closes, and deletes what is on disk. */
  destroy(): void
}

const MAX_EVENTS = 10_000
const MAX_BYTES = 5 * 1024 * 1024
const MAX_AGE_MS = 30 * 86_400_000
/** Of this page's own events so many stay in memory although they are on disk. */
const OWN_EVENTS = 500

/**
 * The durable queue of one write key, shared by all tabs: one record per event in IndexedDB, so that
 * tabs never overwrite each other. What is not on disk (yet, or because the page may not store) is
 * in memory, and both are read as one.
 */
export function openOutbox(
  name: string,
  /** Throws where the browser forbids it. */
  findFactory: () => IDBFactory,
  storage: PageStorage,
  report: (code: string, detail?: unknown) => void,
): Outbox {
  const own = new Map<string, OutboxRecord>()
  const stored = new Set<string>()
  /** Settled, but the disk would not forget them: not to be sent again from here. */
  const settled = new Set<string>()
  /** Of the task that runs: what happens at once is written at once, in one transaction. */
  let unwritten: OutboxRecord[] = []
  let makingRoom: Promise<void> | undefined

  const store = openRecordStore(
    name,
    findFactory,
    () => void put([...own.values()]),
    (error) => report('storage_unavailable', error),
  )

  async function put(records: OutboxRecord[], isLastTry = false): Promise<void> {
    try {
      await store.put(records)
      for (const { id } of records) if (own.has(id)) stored.add(id)
      for (const id of stored) if (own.size > OWN_EVENTS) forgetOwn(id)
    } catch (error) {
      if (isLastTry || (error as Error).name !== 'QuotaExceededError') {
        return report('storage_unavailable', error)
      }
      // Once in a page: where it does not help, somebody else has filled the disk.
      await (makingRoom ??= trimTo(0.8))
      await put(
        records.filter(({ id }) => own.has(id)),
        true,
      )
    }
  }

  async function readAll(count?: number): Promise<OutboxRecord[]> {
    const read = await store.read(count)
    const all = new Map(read?.map((record) => [record.id, record]))
    const isWhole = !(all.size >= count!)
    for (const [id, record] of own) {
      if (!read || !stored.has(id)) all.set(id, record)
      // Written by us and no longer there: another tab has sent it.
      else if (isWhole && !all.has(id)) forgetOwn(id)
    }
    for (const id of settled) all.delete(id)
    return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  function forgetOwn(id: string): void {
    own.delete(id)
    stored.delete(id)
  }

  async function forget(records: OutboxRecord[], dead: DeadLetter[] = []): Promise<void> {
    for (const { id } of records) forgetOwn(id)
    if (!(await store.remove(records, dead))) for (const { id } of records) settled.add(id)
  }

  async function trimTo(share: number, oldestMs = 0): Promise<void> {
    const all = await readAll()
    let room = MAX_BYTES * share
    let events = Math.min(all.length, MAX_EVENTS) * share
    const oldest = all
      .reverse()
      .filter(({ bytes, atMs }) => (room -= bytes) < 0 || --events < 0 || atMs < oldestMs)
    if (!oldest.length) return
    countDropped(storage, oldest.length)
    report('events_dropped', oldest.length)
    await forget(oldest)
  }

  return {
    add(record) {
      own.set(record.id, record)
      if (unwritten.push(record) === 1) {
        void Promise.resolve().then(() => {
          const records = unwritten
          unwritten = []
          return put(records)
        })
      }
    },
    async readBatch(maxEvents, maxBytes) {
      let room = maxBytes
      return (await readAll(maxEvents))
        .slice(0, maxEvents)
        .filter(({ bytes }, index) => (room -= bytes + 1) >= 0 || !index)
    },
    settle: forget,
    trim: (nowMs) => trimTo(1, nowMs - MAX_AGE_MS),
    listOwn: () => [...own.values()],
    has: (id) => own.has(id),
    close: store.close,
    destroy: store.destroy,
  }
}
