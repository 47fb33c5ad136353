import { noThrow } from './no-throw.ts'

type Listener = (records: MutationRecord[]) => void

/** Each with whether it wants to know of everything. */
const listeners = new Map<Listener, boolean>()
const observer = new MutationObserver((records) => {
  for (const tell of listeners.keys()) tell(records)
})

/**
 * Tells of changes to the page in the microtask after them: of elements that came and went and of
 * dialogs, or of `everything`, which texts and attributes belong to. All of the SDK shares one
 * observer, which looks at no more than somebody asked for. Answers the stop function.
 */
export function watchPage(listener: Listener, everything = false): () => void {
  const tell = noThrow(listener)
  listeners.set(tell, everything)
  observe()
  return () => {
    listeners.delete(tell)
    observe()
  }
}

function observe(): void {
  if (!listeners.size) return observer.disconnect()
  // Observing anew changes what is looked at and loses nothing that waits to be told.
  const everything = [...listeners.values()].includes(true)
  observer.observe(document, {
    subtree: true,
    childList: true,
    ...(everything ? { attributes: true, characterData: true } : { attributeFilter: ['open'] }),
  })
}
