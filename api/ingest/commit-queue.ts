import { AppError } from '../errors.ts'

/** More events than this in one transaction gain nothing and hold locks longer. */
const eventsPerCommit = 2_000
/** Two transactions at a time keep the database busy while the next one is gathered (STORAGE C). */
const lanes = 2
/**
 * A second transaction of the same environment waits for the rows of the first, and every transaction
 * costs as much as a hundred events or two: it only pays for so many. Fewer wait for the first to end,
 * and go together.
 */
const eventsWorthALane = 400
/** Beyond this the queue is refused rather than grown. */
const waitingEventsMax = 50_000
/** Whoever has not had a turn by then is told to come again. */
const waitMs = 1_000

export interface CommitQueue<Work extends { events: readonly unknown[] }, Result> {
  /** Resolves once the transaction that holds this work is committed. */
  add(environmentId: string, work: Work): Promise<Result>
  waitingEvents(): number
}

/**
 * Group commit: requests of one environment that wait while another transaction runs share the next
 * one. Nothing is acknowledged before its commit; what fails, fails for all that share it.
 */
export function createCommitQueue<Work extends { events: readonly unknown[] }, Result>(
  commit: (environmentId: string, works: Work[]) => Promise<Result[]>,
): CommitQueue<Work, Result> {
  interface Waiting {
    work: Work
    resolve: (result: Result) => void
    reject: (error: unknown) => void
    timer: NodeJS.Timeout
  }
  const queues = new Map<string, Waiting[]>()
  /** Environments of the transactions under way. */
  const running: string[] = []
  let waitingEvents = 0
  let isStarting = false

  /** Once all that has arrived by now was read, so that it goes together. */
  function startSoon(): void {
    if (isStarting || running.length >= lanes) return
    isStarting = true
    setImmediate(start)
  }

  function start(): void {
    isStarting = false

    while (running.length < lanes) {
      const next = takeGroup()
      if (!next) break
      const { environmentId, group } = next
      running.push(environmentId)
      void run(environmentId, group).finally(() => {
        running.splice(running.indexOf(environmentId), 1)
        startSoon()
      })
    }
  }

  /** Environments take turns: the map keeps the order in which they began to wait. */
  function takeGroup(): { environmentId: string; group: Waiting[] } | undefined {
    const next = [...queues].find(([id, waiting]) => !running.includes(id) || isWorthALane(waiting))
    if (!next) return undefined
    const [environmentId, waiting] = next
    let events = 0
    let count = 0
    for (const { work } of waiting) {
      if (count > 0 && events + work.events.length > eventsPerCommit) break
      events += work.events.length
      count += 1
    }
    const group = waiting.splice(0, count)
    for (const { timer } of group) clearTimeout(timer)
    queues.delete(environmentId)
    if (waiting.length > 0) queues.set(environmentId, waiting)
    waitingEvents -= events
    return { environmentId, group }
  }

  function isWorthALane(waiting: readonly Waiting[]): boolean {
    let events = 0
    return waiting.some(({ work }) => (events += work.events.length) >= eventsWorthALane)
  }

  async function run(environmentId: string, group: Waiting[]): Promise<void> {
    try {
      const results = await commit(
        environmentId,
        group.map((waiting) => waiting.work),
      )
      group.forEach(({ resolve }, index) => resolve(results[index]!))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return {
    waitingEvents: () => waitingEvents,
    add(environmentId, work) {
      if (waitingEvents + work.events.length > waitingEventsMax) {
        return Promise.reject(new AppError('unavailable'))
      }
      return new Promise((resolve, reject) => {
        const one: Waiting = { work, resolve, reject, timer: setTimeout(giveUp, waitMs) }
        function giveUp() {
          const waiting = queues.get(environmentId)
          waiting?.splice(waiting.indexOf(one), 1)
          if (waiting?.length === 0) queues.delete(environmentId)
          waitingEvents -= work.events.length
          reject(new AppError('unavailable'))
        }
        const waiting = queues.get(environmentId) ?? []
        waiting.push(one)
        queues.set(environmentId, waiting)
        waitingEvents += work.events.length
        startSoon()
      })
    },
  }
}
