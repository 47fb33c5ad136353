import { toJson } from '../events/to-json.ts'

export interface PageStorage {
  /** The value as it was written, or undefined. */
  read(name: string): unknown
  /** Writes a JSON value; undefined removes it. Held in memory where the page may not store. */
  write(name: string, value: unknown): void
  /** Writes down what was held in memory, after the page may store again. */
  persist(): void
  /** Removes everything under the prefix. */
  clear(): void
}

/** The part of `localStorage` and `sessionStorage` that is used. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Small values of one write key. `find` gives the store, or none, or throws where the browser forbids
 * it: every touch is guarded, and memory takes over.
 */
export function createPageStorage(
  find: () => KeyValueStore | undefined,
  prefix: string,
): PageStorage {
  const memory = new Map<string, unknown>()

  return {
    read(name) {
      if (memory.has(name)) return memory.get(name)
      try {
        // Not an empty text, for which an error would be made with every event.
        return (JSON.parse(find()!.getItem(prefix + name) ?? 'null') as unknown) ?? undefined
      } catch {
        return undefined
      }
    },
    write(name, value) {
      try {
        if (value === undefined) find()!.removeItem(prefix + name)
        else find()!.setItem(prefix + name, toJson(value))
        memory.delete(name)
      } catch {
        memory.set(name, value)
      }
    },
    persist() {
      // Whatever is written leaves the map, which iterating allows for.
      for (const [name, value] of memory) this.write(name, value)
    },
    clear() {
      memory.clear()
      try {
        const store = find()!
        for (const key of Object.keys(store)) if (key.startsWith(prefix)) store.removeItem(key)
      } catch {
        // Nothing can be stored, so nothing is.
      }
    },
  }
}
