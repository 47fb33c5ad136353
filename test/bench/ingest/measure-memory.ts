import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { batchEventsPerRound, saturatingConnections } from './measure-rates.ts'
import type { BenchServer } from './open-bench-server.ts'
import { runLoad } from './run-load.ts'
import { batchSize } from './send-load.ts'

export interface Memory {
  /** The most that was seen of the API process. */
  atSaturationMiB: number
  atThreeTimesMiB: number
  /** Answers at three times saturation, by status. */
  statuses: Record<string, number>
}

const sampleMs = 50

/** Watches the server's resident memory while it is saturated, and while three times as many send. */
export async function measureMemory(server: BenchServer): Promise<Memory> {
  const saturate = (round: string, times: number) =>
    runLoad({
      url: `${server.address}/v1/batch`,
      writeKey: server.writeKey,
      kind: 'batch',
      round,
      requests: (batchEventsPerRound / batchSize) * times,
      connections: saturatingConnections * times,
    })
  const atOnce = await watch(server.api.pid, () => saturate('m1', 1))
  const atThree = await watch(server.api.pid, () => saturate('m3', 3))
  return {
    atSaturationMiB: atOnce.mostMiB,
    atThreeTimesMiB: atThree.mostMiB,
    statuses: atThree.result.statuses,
  }
}

async function watch<T>(
  pid: number,
  run: () => Promise<T>,
): Promise<{ result: T; mostMiB: number }> {
  let mostMiB = residentMiB(pid)
  const timer = setInterval(() => (mostMiB = Math.max(mostMiB, residentMiB(pid))), sampleMs)
  try {
    return { result: await run(), mostMiB: Math.round(mostMiB) }
  } finally {
    clearInterval(timer)
  }
}

function residentMiB(pid: number): number {
  try {
    const [, kiB] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kiB) / 1_024
  } catch {
    return (
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024
    )
  }
}
