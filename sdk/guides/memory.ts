import type { PageStorage } from '../identity/page-storage.ts'
import type { OwnFrequency } from './frequency.ts'
import type { RememberedRuns } from './guide-state.ts'

/** What this browser keeps about the user; boot throws it away when the user changes. */
export interface Memory extends OwnFrequency {
  steps?: RememberedRuns
  /** What was last told of a guide's decision, short, by guide key. */
  told?: Record<string, string>
}

/** Opens it: all tabs of this user read and write the same. */
export function openMemory(storage: PageStorage) {
  const recall = () => (storage.read('runs') ?? {}) as Memory
  return {
    recall,
    keep: (change: Memory) => storage.write('runs', { ...recall(), ...change }),
  }
}
