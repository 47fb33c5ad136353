import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

/** A file system in memory with little room, that can be filled up and given its room back. */
export interface SmallDisk {
  path: string
  /** Leaves this much room. */
  fill(roomBytes: number): void
  /** Gives back what was filled. */
  free(): void
  close(): void
}

/** Mounts one. Undefined where this account may not mount, or this system is not Linux. */
export function openSmallDisk(mebibytes: number): SmallDisk | undefined {
  const folder = newTemporaryFolder()
  try {
    execFileSync(
      'mount',
      ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0711`, 'tmpfs', folder.path],
      { stdio: 'ignore' },
    )
  } catch {
    folder.remove()
    return undefined
  }
  const ballast = join(folder.path, 'ballast')
  // Also when the run is cut short: a mount outlives the process.
  const close = () => {
    process.removeListener('exit', close)
    execFileSync('umount', ['-l', folder.path], { stdio: 'ignore' })
    folder.remove()
  }
  process.once('exit', close)
  return {
    path: folder.path,
    fill: (roomBytes) => {
      const { bavail, bsize } = statfsSync(folder.path)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - roomBytes)))
    },
    free: () => rmSync(ballast, { force: true }),
    close,
  }
}
