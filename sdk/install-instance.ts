import { BRAND, createInstance, type Instance } from './instance.ts'
import type { MilepostOptions } from './options.ts'

/** What the snippet leaves: a function that keeps calls until the script is here. */
interface Stub {
  q?: Iterable<unknown>[]
  brand?: string
}

/**
 * Puts the instance at `window.milepost`, our only global, and makes the calls that were queued
 * there, listeners and init first: a page may call before the snippet does. A second copy finds the first and uses
 * it. The global stays after destroy, since the page's own calls must not throw.
 */
export function installInstance(
  loadChunk: (name: string) => Promise<unknown>,
  scriptHost: string | undefined,
  options?: Partial<MilepostOptions>,
): Instance {
  const page = window as { milepost?: Stub }
  const found = page.milepost
  const isOurs = found?.brand === BRAND
  const instance = isOurs ? (found as Instance) : createInstance(loadChunk, scriptHost)
  if (!isOurs) page.milepost = instance
  if (options) instance('init', options)
  const queue = Array.isArray(found?.q) ? found.q : []
  // Listeners first, to hear of trouble with init.
  const rank = ([method]: Iterable<unknown>) => (method === 'on' ? 0 : method === 'init' ? 1 : 2)
  for (const [method, ...args] of queue.toSorted((a, b) => rank(a) - rank(b))) {
    instance(String(method), ...args)
  }
  return instance
}
