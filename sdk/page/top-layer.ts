import { closestAround } from './flat-tree.ts'
import { noThrow } from './no-throw.ts'
import { watchPage } from './watch-page.ts'

export interface TopLayerSeat {
  /**
   * Shows the element over everything in the page; with an anchor, CSS can place it beside that.
   * Shown again with another anchor, it comes to the front.
   */
  show(anchor?: Element | null): void
  hide(): void
  /** Hides it and lets go. Once. */
  leave(): void
}

/** Shown elements in the order they came, with their anchors. */
const shown = new Map<HTMLElement, Element | null>()
/** What tells that something came to the front without a change of attributes. */
const FRONT_EVENTS = ['toggle', 'fullscreenchange']
let seats = 0
let stopKeeping: (() => void) | undefined
let settleNow = () => {}

/**
 * Keeps a `popover="manual"` element of the SDK's root in the top layer and usable: what lies outside
 * an open modal dialog is inert even when it is painted above, so the root moves into the topmost
 * one, and home again when that closes.
 */
export function joinTopLayer(root: ShadowRoot, element: HTMLElement): TopLayerSeat {
  seats += 1
  stopKeeping ??= keep(root)
  const hide = () => {
    shown.delete(element)
    if (isOpen(element)) element.hidePopover()
  }
  return {
    show(anchor = null) {
      if (isOpen(element) && shown.get(element) === anchor) return
      shown.delete(element)
      shown.set(element, anchor)
      settleNow()
      present(element, anchor)
    },
    hide,
    leave() {
      hide()
      seats -= 1
      if (seats > 0) return
      stopKeeping?.()
      stopKeeping = undefined
    },
  }
}

function keep(root: ShadowRoot): () => void {
  const frame = root.host
  const home = frame.parentNode ?? document.body

  const settle = () => {
    const place = placeFor(frame) ?? (home.isConnected ? home : document.body)
    if (frame.parentNode === place) return
    const focused = deepFocus(root)
    if (frame.isConnected && 'moveBefore' in place) (place as Movable).moveBefore(frame, null)
    else place.appendChild(frame)
    for (const [element, anchor] of shown) present(element, anchor)
    // Coming to the front took popovers down for a moment, and the focus with them.
    if (focused !== deepFocus(root)) focused?.focus({ preventScroll: true })
  }
  settleNow = settle
  const onEvent = noThrow(settle)
  for (const type of FRONT_EVENTS) document.addEventListener(type, onEvent, true)
  const stopWatching = watchPage((records) => {
    if (!frame.isConnected || records.some(({ attributeName }) => attributeName === 'open'))
      settle()
  })
  settle()
  return () => {
    stopWatching()
    for (const type of FRONT_EVENTS) document.removeEventListener(type, onEvent, true)
    if (frame.isConnected && frame.parentNode !== home && home.isConnected) home.appendChild(frame)
  }
}

/**
 * Where the root has to be for its surfaces to be reachable: in the modal dialog in front or in what
 * fills the screen, since all else is inert; or in the light popover that a target is in, which a click
 * outside it would close.
 */
function placeFor(frame: Element): Element | null {
  const around = [...shown.values()].map((anchor) =>
    closestAround(anchor, (at) => at.matches('dialog:modal,:popover-open:not([popover=manual])')),
  )
  const modal =
    topmostModal(frame) ??
    (document.fullscreenElement?.matches('video,iframe,canvas') ? null : document.fullscreenElement)
  return around.find((at) => at && (!modal || closestAround(at, (up) => up === modal))) ?? modal
}

/** Moves a node without taking it out of the document, so that it keeps its state. */
type Movable = Node & { moveBefore(node: Node, before: Node | null): void }

function present(element: HTMLElement, anchor: Element | null): void {
  if (isOpen(element)) element.hidePopover()
  element.showPopover(anchor instanceof HTMLElement ? { source: anchor } : {})
}

function isOpen(element: HTMLElement): boolean {
  return element.matches(':popover-open')
}

/**
 * The modal dialog that is in front, or null. The platform keeps no list of the top layer; when
 * several are open, the one a click would reach is the one that is not inert.
 */
function topmostModal(frame: Element): Element | null {
  const open = [...document.querySelectorAll('dialog:modal')]
  if (open.length < 2) return open[0] ?? null
  const hit = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
  // Our own root may be what is hit; it stands in a dialog that could be below by now.
  return (hit !== frame && hit?.closest('dialog:modal')) || open.at(-1)!
}

function deepFocus(root: ShadowRoot): HTMLElement | null {
  let active = root.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active as HTMLElement | null
}
