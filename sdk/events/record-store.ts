import type { DeadLetter, OutboxRecord } from './outbox.ts'

export interface RecordStore {
  /** Starts writing in this task and commits at once. `done` gets the error, if any. */
  put(records: OutboxRecord[], done: (error?: Error) => void): void
  /** The first `count` records by id; undefined where nothing can be read. */
  read(count?: number): Promise<OutboxRecord[] | undefined>
  /** Sets `dead` aside, the last 100 of them. Whether the events are surely gone. */
  remove(records: OutboxRecord[], dead: DeadLetter[]): Promise<boolean>
  close(): void
  /** Closes, and deletes the database. */
  destroy(): void
}

const EVENTS = 'events'
const DEAD = 'dead'
const MAX_DEAD = 100

/**
 * The IndexedDB half of the outbox. Never throws: without a database it reads nothing and `put`
 * says nothing, as memory has the events already.
 */
export function openRecordStore(
  name: string,
  findFactory: () => IDBFactory,
  on: { opened(): void; failed(error: unknown): void },
): RecordStore {
  let db: IDBDatabase | undefined
  let isClosed = false

  const whenOpen = new Promise<void>((resolve) => {
    try {
      const opening = findFactory().open(name, 1)
      opening.onupgradeneeded = () => {
        for (const store of [EVENTS, DEAD]) {
          opening.result.createObjectStore(store, { keyPath: 'id' })
        }
      }
      opening.onsuccess = () => {
        db = opening.result
        if (isClosed) close()
        else {
          db.onversionchange = db.onclose = close
          on.opened()
        }
        resolve()
      }
      opening.onerror = () => {
        on.failed(opening.error)
        resolve()
      }
    } catch (error) {
      on.failed(error)
      resolve()
    }
  })

  function close(): void {
    isClosed = true
    db?.close()
    db = undefined
  }

  function write(
    change: (events: IDBObjectStore, dead: IDBObjectStore, transaction: IDBTransaction) => void,
    done: (error?: Error) => void,
  ): void {
    if (!db) return
    try {
      const transaction = db.transaction([EVENTS, DEAD], 'readwrite')
      transaction.oncomplete = () => done()
      transaction.onabort = () => done(transaction.error ?? new Error('aborted'))
      change(transaction.objectStore(EVENTS), transaction.objectStore(DEAD), transaction)
    } catch (error) {
      done(error as Error)
    }
  }

  const whenWritten = (change: Parameters<typeof write>[0]) =>
    new Promise<boolean>((resolve) => {
      if (!db) resolve(true)
      write(change, (error) => resolve(!error))
    })

  return {
    put(records, done) {
      if (records.length) {
        write((events, _, transaction) => {
          for (const record of records) events.put(record)
          // Without waiting for the requests: a page that closes now has them on disk all the same.
          transaction.commit?.()
        }, done)
      }
    },
    async read(count) {
      await whenOpen
      return new Promise((resolve) => {
        try {
          const request = db!.transaction(EVENTS).objectStore(EVENTS).getAll(null, count)
          request.onsuccess = () => resolve(request.result as OutboxRecord[])
          request.onerror = () => resolve(undefined)
        } catch {
          resolve(undefined)
        }
      })
    },
    remove: (records, dead) =>
      whenWritten((events, letters) => {
        for (const { id } of records) events.delete(id)
        for (const letter of dead) letters.put(letter)
        if (!dead.length) return
        const keys = letters.getAllKeys()
        keys.onsuccess = () => {
          for (const key of keys.result.slice(0, -MAX_DEAD)) letters.delete(key)
        }
      }),
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
