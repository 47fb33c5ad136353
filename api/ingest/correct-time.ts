/** A clock may differ by this much before it is corrected: less cannot be told from a slow network. */
const skewToleranceMs = 60_000

/**
 * When an event happened (golden/README rule I.3): a client clock that is wrong by more than a minute
 * is corrected by the difference between sending and receiving; nothing happens after it was received.
 */
export function correctTime({
  originalAtMs,
  sentAtMs,
  receivedAtMs,
}: {
  originalAtMs: number
  sentAtMs: number | null
  receivedAtMs: number
}): { occurredAtMs: number; isSkewCorrected: boolean; isClamped: boolean } {
  const skewMs = sentAtMs === null ? 0 : receivedAtMs - sentAtMs
  const shiftedMs = Math.abs(skewMs) > skewToleranceMs ? originalAtMs + skewMs : originalAtMs
  // No clock is that wrong: what was said of the sending is no time to go by.
  const correctedMs = shiftedMs < 0 ? originalAtMs : shiftedMs
  return {
    occurredAtMs: Math.min(correctedMs, receivedAtMs),
    isSkewCorrected: correctedMs !== originalAtMs,
    isClamped: correctedMs > receivedAtMs,
  }
}
