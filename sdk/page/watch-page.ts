import { noThrow } from './no-throw.ts'

type Listener = (records: MutationRecord[]) => void

const listeners = new Set<Listener>()
let observer: MutationObserver | undefined

/**
 * Tells of changes to the page's elements, in the microtask after them. All of the SDK shares one
 * observer, which exists only while somebody listens. Answers the stop function.
 */
export function watchPage(listener: Listener): () => void {
  const tell = noThrow(listener)
  listeners.add(tell)
  if (!observer) {
    observer = new MutationObserver((records) => {
      for (const each of listeners) each(records)
    })
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
  }
  return () => {
    listeners.delete(tell)
    if (listeners.size > 0) return
    observer?.disconnect()
    observer = undefined
  }
}
