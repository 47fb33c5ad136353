const BASE_MS = 1000
const CAP_MS = 5 * 60_000
/** However long a server asks us to wait. */
export const LONGEST_WAIT_MS = 60 * 60_000

/** Full jitter: anywhere up to 1 s doubled per failed attempt, at most 5 min. `attempt` starts at 0. */
export function chooseRetryDelay(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt))
}

/** What `Retry-After` asks for (seconds or a date) in ms, between 1 s and 1 h; 0 without one. */
export function readRetryAfter(header: string | null, nowMs: number): number {
  const waitMs = Number(header) * 1000 || Date.parse(header ?? '') - nowMs
  return waitMs ? Math.min(LONGEST_WAIT_MS, Math.max(1000, waitMs)) : 0
}
