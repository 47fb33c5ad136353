import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { codesOf, isUnavailable, tooManyConnections } from './is-unavailable.ts'

export interface DatabasePulse {
  /** False from the start, until a question went unanswered; true once closed. */
  isDown(): boolean
  close(): Promise<void>
}

/** How often it is asked; while it is down more often, so that it is back within a second. */
const everyMs = 500
const whileDownMs = 250
/** A server that takes longer for `select 1` can do nothing else for anybody either. */
const silenceMs = 1_500

/**
 * Asks the database on a connection of its own whether it is there, so that everybody else need not
 * find out one by one, each by waiting. `onDown` is called when it goes down.
 */
export function watchPulse(
  url: string,
  options: postgres.Options<Record<string, never>>,
  onDown: () => void,
): DatabasePulse {
  const client = postgres(url, { ...options, max: 1 })
  const closing = new AbortController()
  let isDown = false

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      const isAlive = await answers(client)
      if (!isAlive) {
        isDown = true
        // Each time, since what hangs now may have been opened since.
        onDown()
      }
      isDown = !isAlive
      const pause = sleep(isDown ? whileDownMs : everyMs, undefined, {
        signal: closing.signal,
        ref: false,
      })
      await pause.catch(() => {})
    }
  }
  void watch()

  return {
    isDown: () => isDown || closing.signal.aborted,
    close: async () => {
      closing.abort()
      await client.end({ timeout: 0 })
    },
  }
}

async function answers(client: postgres.Sql): Promise<boolean> {
  const giveUp = new AbortController()
  const answered = client`select 1`
    .then(
      () => true,
      // One that has no connection left for us is alive.
      (error: unknown) => !isUnavailable(error) || codesOf(error).includes(tooManyConnections),
    )
    .finally(() => giveUp.abort())
  const silent = sleep(silenceMs, undefined, { signal: giveUp.signal, ref: false }).then(
    // An answer that came while this process was busy waits to be read.
    () => nextTurn(nextTurn(false)),
    () => false,
  )
  return Promise.race([answered, silent])
}
