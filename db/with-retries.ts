const ATTEMPTS = 5
/** Deadlock found, serialisation failed: the other one went on, so this one may try again. */
const LOST_RACE = ['40P01', '40001']

/** What was foreseen before the locks no longer holds under them. */
export class LostRace extends Error {
  code = '40001'
}

/** Runs a transaction again when it lost a race against another; `run` must begin a new one each time. */
export async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const lost =
        error instanceof Error && 'code' in error && LOST_RACE.includes(String(error.code))
      if (!lost || attempt === ATTEMPTS) throw error
    }
  }
}
