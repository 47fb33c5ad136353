import { noThrow } from './no-throw.ts'

type Listener = (records: MutationRecord[]) => void

/** What can move, cover or uncover an element without changing the page's nodes. */
const EVENTS =
  'scroll toggle load click animationstart transitionrun animationend transitionend'.split(' ')
const PASSIVE = { capture: true, passive: true }

/** Each with whether it wants to know of everything. */
const listeners = new Map<Listener, boolean>()
const roots = new Set<Document | ShadowRoot>([document])
const observer = new MutationObserver((records) => {
  for (const tell of listeners.keys()) tell(records)
})
const onEvent = () => {
  for (const [tell, everything] of listeners) if (everything) tell([])
}

/**
 * Tells of changes to the page in the microtask after them: of elements that came and went and of
 * dialogs, or of `everything`, which texts, attributes, scrolling and the like belong to. All of the
 * SDK shares one observer, which looks at no more than somebody asked for. Answers the stop function.
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

/** Looks at an open shadow root or a frame's document too, for as long as it is in the page. */
export function watchRoot(root: Document | ShadowRoot): void {
  if (roots.has(root)) return
  roots.add(root)
  observe()
}

function observe(): void {
  const everything = [...listeners.values()].includes(true)
  if (!listeners.size) observer.disconnect()
  const listen = everything ? 'addEventListener' : 'removeEventListener'
  for (const root of roots) {
    // Observing anew changes what is looked at and loses nothing that waits to be told.
    if (listeners.size)
      observer.observe(root, {
        subtree: true,
        childList: true,
        ...(everything ? { attributes: true, characterData: true } : { attributeFilter: ['open'] }),
      })
    for (const type of EVENTS) root[listen](type, onEvent, PASSIVE)
    if (root !== document && (!listeners.size || !root.isConnected)) roots.delete(root)
  }
  self[listen]('resize', onEvent, PASSIVE)
}
