import type { PageStorage } from '../identity/page-storage.ts'

/**
 * Adds to how many events were given up and the server has not been told of, and returns it. Less
 * than nothing takes away what was told. The count outlives the page.
 */
export function countDropped(storage: PageStorage, change = 0): number {
  const count = (Number(storage.read('dropped')) || 0) + change
  storage.write('dropped', count || undefined)
  return count
}
