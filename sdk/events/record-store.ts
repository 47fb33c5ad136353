import type { DeadLetter, OutboxRecord } from './outbox.ts'

export interface RecordStore {
  /**
   * Starts writing in this task and commits at once; resolves when it is on disk, and rejects when it
   * cannot be. Without a database it never settles, as memory has the events already.
   */
  put(records: OutboxRecord[]): Promise<unknown>
  /** The first `count` records by id; undefined where nothing can be read. */
  read(count?: number): Promise<OutboxRecord[] | undefined>
  /** Sets `dead` aside, the last 100 of them. Whether the events are surely gone. */
  remove(records: OutboxRecord[], dead: DeadLetter[]): Promise<boolean>
  close(): void
  /** Closes, and deletes the database. */
  destroy(): void
}

const MAX_DEAD = 100
/** Opening and transactions can hang, behind a frozen tab for one: then it is as without a disk. */
const PATIENCE_MS = 3000

/**
 * The IndexedDB half of the outbox. Never throws, and reads nothing without a database.
 */
export function openRecordStore(
  name: string,
  findFactory: () => IDBFactory,
  onOpen: () => void,
  onFail: (error: unknown) => void,
): RecordStore {
  let db: IDBDatabase | undefined
  let isClosed = false

  // What throws in here rejects.
  const whenOpen = new Promise<void>((resolve, reject) => {
    const opening = findFactory().open(name, 1)
    opening.onupgradeneeded = () => {
      for (const store of ['events', 'dead']) {
        opening.result.createObjectStore(store, { keyPath: 'id' })
      }
    }
    opening.onsuccess = () => {
      db = opening.result
      if (isClosed) close()
      else {
        db.onversionchange = db.onclose = close
        onOpen()
      }
      resolve()
    }
    opening.onerror = () => reject(opening.error)
  })
  whenOpen.catch(onFail)

  function close(): void {
    isClosed = true
    db?.close()
    db = undefined
  }

  /** Starts in this task. Resolves, once all of it is on disk, to what the request found. */
  const transact = <Result>(
    mode: IDBTransactionMode,
    work: (
      events: IDBObjectStore,
      dead: IDBObjectStore,
      transaction: IDBTransaction,
    ) => IDBRequest<Result> | void,
  ) =>
    new Promise<Result | undefined>((resolve, reject) => {
      const transaction = db!.transaction(['events', 'dead'], mode)
      const request = work(
        transaction.objectStore('events'),
        transaction.objectStore('dead'),
        transaction,
      )
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
    })

  return {
    put: (records) =>
      db
        ? transact('readwrite', (events, _, transaction) => {
            for (const record of records) events.put(record)
            // Without waiting for the requests: a page that closes now has them on disk all the same.
            transaction.commit()
          })
        : new Promise(() => {}),
    read: (count) =>
      patiently(
        whenOpen.then(() => transact('readonly', (events) => events.getAll(null, count))),
      ).catch(() => undefined),
    remove: (records, dead) =>
      patiently(
        transact('readwrite', (events, letters, transaction) => {
          for (const { id } of records) events.delete(id)
          for (const letter of dead) letters.put(letter)
          if (!dead.length) return transaction.commit()
          const keys = letters.getAllKeys()
          keys.onsuccess = () => {
            for (const key of keys.result.slice(0, -MAX_DEAD)) letters.delete(key)
          }
        }),
      ).then(
        () => true,
        () => !db,
      ),
    close,
    destroy() {
      close()
      try {
        // Waits for connections to close, an opening one too.
        findFactory().deleteDatabase(name)
      } catch {
        // Nothing can be stored, so nothing is.
      }
    },
  }
}

/** Rejects when the work takes too long. */
const patiently = <Result>(work: Promise<Result>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      // Not setTimeout: nothing is left to clear.
      AbortSignal.timeout(PATIENCE_MS).onabort = reject
    }),
  ])
