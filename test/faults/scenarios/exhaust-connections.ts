import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import type { FaultRig } from '../fault-rig.ts'
import { answerTimeMs } from '../history.ts'
import { type Outcome, toOutcome } from '../outcome.ts'

/** What the rig's PostgreSQL must be started with. */
export const fewConnections = { max_connections: '20', superuser_reserved_connections: '0' }
const OTHERS = 15
const SENDERS = 500
const READERS = 10

/**
 * F6: others hold 15 of 20 connections, 500 senders ask at once, and people look at reports all the
 * while.
 */
export async function exhaustConnections(
  rig: FaultRig,
  { runMs = 15_000, isTimed = true } = {},
): Promise<Outcome> {
  const others = postgres(rig.database.url, { max: OTHERS, onnotice: () => {} })
  const held = await Promise.allSettled(Array.from({ length: OTHERS }, () => others.reserve()))
  const taken = held.filter(({ status }) => status === 'fulfilled').length
  const load = rig.startLoad({
    senders: SENDERS,
    batchSize: 2,
    eventsPerSecond: 200,
    isAtOnce: true,
  })
  const stopping = new AbortController()
  const reports = await Promise.all([
    ...Array.from({ length: READERS }, () => readReports(rig, stopping.signal)),
    sleep(runMs).then(() => stopping.abort()),
  ])
  const statuses = reports.flatMap((seen) => seen ?? [])
  for (const one of held) if (one.status === 'fulfilled') one.value.release()
  await others.end({ timeout: 1 })
  return toOutcome(rig, load, {
    id: 'F6',
    what: `${taken} of 20 connections held by others, ${SENDERS} requests at once, ${READERS} readers`,
    patienceMs: 60_000,
    judge: () => {
      const accepted = load.history.attempts.filter(({ status }) => status === 200)
      const p95Ms = Math.round(answerTimeMs({ ...load.history, attempts: accepted }, 95))
      const refused = load.history.attempts.filter(({ status }) => status === 503).length
      const odd = statuses.filter((status) => ![200, 429, 503].includes(status))
      return {
        figures: [
          `p95 of what was taken ${p95Ms} ms`,
          `${refused} of ${load.history.attempts.length} requests refused`,
          `${statuses.filter((status) => status === 200).length} of ${statuses.length} reports answered`,
        ],
        missed: [
          odd.length > 0 && `reports were answered ${[...new Set(odd)].join(', ')}`,
          isTimed && p95Ms > 1_000 && 'taking events took longer than 1 s',
        ],
      }
    },
  })
}

async function readReports({ environment }: FaultRig, signal: AbortSignal): Promise<number[]> {
  const statuses: number[] = []
  while (!signal.aborted) {
    const answer = await environment.request('/api/v1/metrics/time-to-first-value')
    await answer.text()
    statuses.push(answer.status)
    if (answer.status !== 200) await sleep(200)
  }
  return statuses
}
