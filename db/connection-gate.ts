import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import {
  codesOf,
  DatabaseUnavailable,
  isUnavailable,
  tooManyConnections,
} from './is-unavailable.ts'

export interface ConnectionGate {
  /**
   * Runs `fn` once a connection is free for it. Throws `DatabaseUnavailable` when none is within
   * `waitMs`, and at once while the database is known to be down.
   */
  run<T>(fn: () => Promise<T>): Promise<T>
  /** How many run, and how many wait. */
  readonly running: number
  readonly waiting: number
}

/** A server without a connection to spare is asked again this often, within the same wait. */
const askAgainMs = 50
/** So long after the server refused a connection we try to have all of ours again. */
const refusedMs = 5_000

/**
 * Stands before a pool of `max` connections: the pool itself would let requests wait without end. Where
 * the server has fewer to give, the gate narrows to those it got, and the others wait for these.
 */
export function createConnectionGate({
  max,
  waitMs,
  isDown,
  onWait,
  onDone,
}: {
  max: number
  waitMs: number
  isDown: () => boolean
  /** Hears how long each wait was, also of those that were refused. */
  onWait: (waitedMs: number) => void
  onDone: () => void
}): ConnectionGate {
  const waiting: { begin: () => void; refuse: () => void }[] = []
  let running = 0
  let limit = max
  let refusedAtMs = -Infinity

  async function enter(sinceMs: number): Promise<void> {
    if (isDown()) throw new DatabaseUnavailable('The database is down')
    if (performance.now() - refusedAtMs > refusedMs) limit = max
    if (running < limit && waiting.length === 0) {
      running += 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const leftMs = Math.max(0, sinceMs + waitMs - performance.now())
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1)
        entry.refuse()
      }, leftMs)
      const entry = {
        begin: () => {
          clearTimeout(timer)
          running += 1
          resolve()
        },
        refuse: () => {
          clearTimeout(timer)
          reject(new DatabaseUnavailable('No connection was free in time'))
        },
      }
      waiting.push(entry)
    })
  }

  function leave(): void {
    running -= 1
    // Those who wait for a database that has gone down in the meantime are told so.
    if (isDown()) for (const entry of waiting.splice(0)) entry.refuse()
    while (running < limit) {
      const next = waiting.shift()
      if (!next) break
      next.begin()
    }
  }

  return {
    async run(fn) {
      const sinceMs = performance.now()
      for (;;) {
        try {
          await enter(sinceMs)
        } finally {
          onWait(performance.now() - sinceMs)
        }
        try {
          const result = await fn()
          onDone()
          return result
        } catch (error) {
          // The driver would give the next one a connection that has failed and is about to close.
          if (isUnavailable(error)) await nextTurn().then(() => nextTurn())
          const isLate = performance.now() - sinceMs > waitMs - askAgainMs
          if (isLate || !codesOf(error).includes(tooManyConnections)) throw error
          limit = Math.max(1, Math.min(limit, running - 1))
          refusedAtMs = performance.now()
        } finally {
          leave()
        }
        // Nothing was begun: the server refused the connection itself.
        await sleep(askAgainMs)
      }
    },
    get running() {
      return running
    },
    get waiting() {
      return waiting.length
    },
  }
}
