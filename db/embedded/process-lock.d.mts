/** A process named beyond doubt: pids are used again, a pid with its start time is not. */
export interface LockHolder {
  pid: number
  startedAt: string
}

export type LockClaim = { held: true; release(): void } | { held: false; holder: LockHolder }

/**
 * Takes the lock or says who has it. Never waits.
 * The lock lasts until `release()` or until the process is gone, however it ended.
 */
export function claimProcessLock(file: string): LockClaim

/** The live process that holds the lock, or undefined. `pid` is 0 while it is still signing. */
export function findLockHolder(file: string): LockHolder | undefined

/** When the process started, in the units of the platform; '' where it cannot be told. */
export function readProcessStart(pid: number): string

/** Whether a process runs under this pid. A zombie does not. */
export function isProcessAlive(pid: number): boolean
