import { vi } from 'vitest'
import type { DeliveryBrowser } from './delivery-browser.ts'

/** Waits until so many events are on disk. Throws when they are not in time. */
export async function untilPromised(
  { promised }: Pick<DeliveryBrowser, 'promised'>,
  count: number,
): Promise<void> {
  await vi.waitUntil(() => promised.size >= count, { timeout: 15_000, interval: 20 })
}
