/** A frozen tab may hold the lock; then both send, and the server drops what it has. */
const PATIENCE_MS = 10_000

/** Runs `send` while no other tab of this write key sends. Without Web Locks it simply runs. */
export async function withSendingLock<Result>(
  writeKey: string,
  locks: Pick<LockManager, 'request'> | undefined,
  send: () => Promise<Result>,
): Promise<Result> {
  let sending: Promise<Result> | undefined
  try {
    await locks!.request(
      `milepost:${writeKey}`,
      { signal: AbortSignal.timeout(PATIENCE_MS) },
      () => (sending = send()),
    )
  } catch {
    // No lock to be had here, or not in time.
  }
  return sending ?? send()
}
