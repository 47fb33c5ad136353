import { noThrow } from './no-throw.ts'
import { watchPage } from './watch-page.ts'

export interface TopLayerSeat {
  /**
   * Shows the element over everything in the page; with an anchor, CSS can place it beside that.
   * Shown again, it comes to the front.
   */
  show(anchor?: Element | null): void
  hide(): void
  /** Hides it and lets go. */
  leave(): void
}

interface Keeper {
  /** Shown elements in the order they came, with their anchors. */
  shown: Map<HTMLElement, Element | null>
  seats: number
  stop(): void
}
const keepers = new WeakMap<ShadowRoot, Keeper>()

/**
 * Keeps a `popover="manual"` element of the SDK's root in the top layer and usable: what lies outside
 * an open modal dialog is inert even when it is painted above, so the root moves into the topmost
 * one, and home again when that closes.
 */
export function joinTopLayer(root: ShadowRoot, element: HTMLElement): TopLayerSeat {
  const keeper = keepers.get(root) ?? keep(root)
  keeper.seats += 1
  let joined = true
  const hide = () => {
    keeper.shown.delete(element)
    if (isOpen(element)) element.hidePopover()
  }
  return {
    show(anchor = null) {
      if (keeper.shown.get(element) === anchor && isOpen(element)) return
      keeper.shown.delete(element)
      keeper.shown.set(element, anchor)
      present(element, anchor)
    },
    hide,
    leave() {
      if (!joined) return
      joined = false
      hide()
      keeper.seats -= 1
      if (keeper.seats === 0) keeper.stop()
    },
  }
}

function keep(root: ShadowRoot): Keeper {
  const frame = root.host
  const home = frame.parentNode ?? document.body
  const shown: Keeper['shown'] = new Map()

  const comeToFront = noThrow(() => {
    const focused = deepFocus(root)
    for (const [element, anchor] of shown) present(element, anchor)
    // Hiding took the focus out of them.
    if (focused && deepFocus(root) !== focused) focused.focus({ preventScroll: true })
  })
  const settle = () => {
    const place = topmostModal(frame) ?? (home.isConnected ? home : document.body)
    if (frame.parentNode === place) return
    const focused = deepFocus(root)
    if (frame.isConnected && 'moveBefore' in place) (place as Movable).moveBefore(frame, null)
    else place.appendChild(frame)
    comeToFront()
    focused?.focus({ preventScroll: true })
  }
  const stopWatching = watchPage((records) => {
    if (!frame.isConnected || records.some(({ attributeName }) => attributeName === 'open')) settle()
  })
  document.addEventListener('fullscreenchange', comeToFront)

  const keeper: Keeper = {
    shown,
    seats: 0,
    stop() {
      stopWatching()
      document.removeEventListener('fullscreenchange', comeToFront)
      if (frame.isConnected && frame.parentNode !== home && home.isConnected) home.appendChild(frame)
      keepers.delete(root)
    },
  }
  keepers.set(root, keeper)
  settle()
  return keeper
}

/** Moves a node without taking it out of the document, so that it keeps its state. */
type Movable = Node & { moveBefore(node: Node, before: Node | null): void }

function present(element: HTMLElement, anchor: Element | null): void {
  if (isOpen(element)) element.hidePopover()
  if (anchor instanceof HTMLElement) element.showPopover({ source: anchor })
  else element.showPopover()
}

function isOpen(element: HTMLElement): boolean {
  return element.isConnected && element.matches(':popover-open')
}

/**
 * The modal dialog that is in front, or null. The platform keeps no list of the top layer; when
 * several are open, the one a click would reach is the one that is not inert.
 */
function topmostModal(frame: Element): Element | null {
  const open = [...document.querySelectorAll('dialog:modal')]
  if (open.length < 2) return open[0] ?? null
  const hit = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
  const reached = hit?.closest('dialog:modal')
  return reached && !frame.contains(reached) ? reached : open.at(-1)!
}

function deepFocus(root: ShadowRoot): HTMLElement | null {
  let active = root.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active as HTMLElement | null
}
