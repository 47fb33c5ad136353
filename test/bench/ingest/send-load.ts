import { openHttpConnection, toRequest } from './http-connection.ts'
import { sampleEvent } from './sample-events.ts'

/** What a sender is to do; it runs in a process of its own (`run-load.ts`). */
export interface LoadPlan {
  url: string
  writeKey: string
  kind: 'batch' | 'single'
  /** Keeps message ids of rounds apart. */
  round: string
  requests: number
  /** Requests under way at once; with `perSecond` the most there may be. */
  connections: number
  /** Sends at this pace whatever the answers do; absent: the next when the last is answered. */
  perSecond?: number
}

export interface LoadResult {
  seconds: number
  /** Answers by status; 0: the connection was lost. */
  statuses: Record<string, number>
  /** Of acknowledged requests, from when they were due. */
  p50Ms: number
  p99Ms: number
  cpuSeconds: number
}

export const batchSize = 20

/** Sends the whole plan and measures it. */
export async function sendLoad(plan: LoadPlan): Promise<LoadResult> {
  const url = new URL(plan.url)
  const requests = Array.from({ length: plan.requests }, (_, index) => toPlanned(plan, url, index))
  const connections = await Promise.all(
    Array.from({ length: Math.min(plan.connections, plan.requests) }, () =>
      openHttpConnection(url),
    ),
  )
  const statuses: Record<string, number> = {}
  const latenciesMs: number[] = []
  const cpuBefore = process.cpuUsage()
  const beganMs = performance.now()
  let next = 0
  const dueMs = (index: number) =>
    plan.perSecond === undefined ? performance.now() : beganMs + (index * 1_000) / plan.perSecond
  await Promise.all(
    connections.map(async (connection) => {
      while (next < requests.length) {
        const index = next
        next += 1
        const atMs = dueMs(index)
        const waitMs = atMs - performance.now()
        if (waitMs > 0) await new Promise((done) => setTimeout(done, waitMs))
        const status = await connection.send(requests[index]!).catch(() => 0)
        statuses[status] = (statuses[status] ?? 0) + 1
        if (status === 200) latenciesMs.push(performance.now() - atMs)
        if (status === 0) connection = await openHttpConnection(url)
      }
      connection.close()
    }),
  )
  const seconds = (performance.now() - beganMs) / 1_000
  const { user, system } = process.cpuUsage(cpuBefore)
  latenciesMs.sort((a, b) => a - b)
  const percentile = (share: number) => latenciesMs[Math.floor(latenciesMs.length * share)] ?? 0
  return {
    seconds,
    statuses,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
    cpuSeconds: (user + system) / 1e6,
  }
}

function toPlanned({ kind, writeKey, round }: LoadPlan, url: URL, index: number): Buffer {
  if (kind === 'single') {
    return toRequest(url, { writeKey, body: JSON.stringify(sampleEvent(round, index)) })
  }
  const batch = Array.from({ length: batchSize }, (_, offset) =>
    sampleEvent(round, index * batchSize + offset),
  )
  return toRequest(url, { writeKey, body: JSON.stringify({ batch }) })
}
