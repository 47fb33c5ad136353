// All that a vendor's code has to do with Milepost: a few calls to the function of the pasted snippet,
// which counts page views by itself.

type Calls = {
  identify: [userId: string, traits: Record<string, unknown>]
  group: [accountId: string, traits: Record<string, unknown>]
  track: [event: string, properties?: Record<string, unknown>]
  reset: []
  start: [guideKey: string]
  on: [what: 'help', hear: (asked: { query: string }) => void]
}

/** Does nothing where the snippet is missing, as a product must not break for want of it. */
export function tellMilepost<Call extends keyof Calls>(call: Call, ...rest: Calls[Call]): void {
  const { milepost } = window as { milepost?: (call: string, ...rest: unknown[]) => void }
  milepost?.(call, ...rest)
}
