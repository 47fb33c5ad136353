import { vi } from 'vitest'
import { patience } from '../harness/eventually.ts'
import type { DeliveryBrowser } from './delivery-browser.ts'

/** Waits until so many events are on disk. Throws when they are not in time. */
export async function untilPromised(
  { promised }: Pick<DeliveryBrowser, 'promised'>,
  count: number,
): Promise<void> {
  await vi.waitUntil(() => promised.size >= count, patience)
}
