/**
 * What five SDKs and a proof of concept came to in the same six scenarios, 50 events each: distinct
 * events that arrived, and repeats on the wire. Measured in Chromium 156 on 2026-11-22.
 */
export const publishedPeers = [
  'posthog-js 1.449',
  'analytics-next 1.84',
  'snowplow 4.10',
  'amplitude 2.46',
  'rudder 3.34',
  'a 24-line IndexedDB outbox',
] as const

/** One cell per peer, in their order. */
export const publishedRows: Record<string, readonly string[]> = {
  S1: ['50', '50 (+2)', '50', '50 (+30)', '50', '50'],
  S2: ['0', '0', '0', '0', '0', '50'],
  S3: ['0', '0', '50', '50', '50', '50'],
  S4: ['0', '0', '25', '25', '50', '50'],
  S5: ['0', '50', '0', '0', '50', '50'],
  S6: ['0', '50', '50', '50', '50', '50'],
}
