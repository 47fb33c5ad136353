import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second. */
const ticksPerSecond = 100

/**
 * Processor seconds a process and its children, also those that have ended, have used so far; 0 where
 * /proc is missing.
 */
export function cpuSecondsOf(pid: number): number {
  let ticks = 0
  for (const name of listProcesses()) {
    const stat = readStat(name)
    if (!stat) continue
    if (Number(name) === pid) ticks += stat.ticks + stat.endedTicks
    else if (stat.parent === pid) ticks += stat.ticks
  }
  return ticks / ticksPerSecond
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function readStat(name: string): { parent: number; ticks: number; endedTicks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8')
    // The second field is a name in brackets that may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [user, system, ofEndedUser, ofEndedSystem] = fields.slice(11, 15).map(Number)
    return {
      parent: Number(fields[1]),
      ticks: user! + system!,
      endedTicks: ofEndedUser! + ofEndedSystem!,
    }
  } catch {
    return undefined
  }
}
