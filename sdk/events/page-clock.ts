/**
 * Wall time that never runs backwards within a page: a clock set back between two events must not
 * swap them. Forward jumps are taken as they come, since a sleeping machine makes them too.
 */
export function createPageClock(now: () => number = Date.now): () => number {
  let aheadMs = 0
  let lastMs = 0
  return () => {
    const nowMs = now()
    aheadMs = Math.max(aheadMs, lastMs - nowMs)
    return (lastMs = nowMs + aheadMs)
  }
}
