import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom'
import { isMoving } from './is-moving.ts'
import type { Side } from './keep-beside.ts'
import { noThrow } from './no-throw.ts'
import { rectInPage } from './rect-in-page.ts'

export { rectInPage }

/** Same distances as the anchored style sheet has. */
const GAP_PX = 14
const EDGE_PX = 8
const RING_PX = 4

/**
 * Places card and ring from script, where the browser has no CSS anchors or they do not reach the
 * target. A chunk of its own. Frames are asked for only while the target or what it stands in is
 * animated. Calls back after each placing; answers the stop function.
 */
export function placeWithFloatingUi(
  card: HTMLElement,
  ring: HTMLElement,
  target: Element,
  side: Side,
  onPlaced: () => void,
): () => void {
  let frame = 0
  for (const element of [card, ring]) element.setAttribute('unanchored', '')
  const anchor = { contextElement: target, getBoundingClientRect: () => rectInPage(target) }
  const place = async () => {
    const { x, y } = await computePosition(anchor, card, {
      strategy: 'fixed',
      placement: side,
      middleware: [
        offset(GAP_PX),
        flip({ fallbackAxisSideDirection: 'end', padding: EDGE_PX }),
        shift({ padding: EDGE_PX }),
      ],
    })
    put(card, { left: x, top: y })
    const { left, top, width, height } = rectInPage(target)
    put(ring, {
      left: left - RING_PX,
      top: top - RING_PX,
      width: width + 2 * RING_PX,
      height: height + 2 * RING_PX,
    })
    onPlaced()
  }
  const follow = noThrow(() => {
    frame = 0
    void place()
    if (isMoving(target)) frame = requestAnimationFrame(follow)
  })
  const begin = () => {
    frame ||= requestAnimationFrame(follow)
  }
  const stop = autoUpdate(anchor, card, begin)
  const page = target.ownerDocument
  const motions = ['transitionrun', 'animationstart'] as const
  for (const type of motions) page.addEventListener(type, begin, true)
  return () => {
    stop()
    cancelAnimationFrame(frame)
    for (const type of motions) page.removeEventListener(type, begin, true)
    for (const element of [card, ring]) {
      element.removeAttribute('unanchored')
      for (const name of ['left', 'top', 'width', 'height'])
        element.style.removeProperty(`--at-${name}`)
    }
  }
}

/** The style sheet reads them, so that the narrow sheet can ignore them. Lengths are zoomed as the page is. */
function put(element: HTMLElement, values: Record<string, number>): void {
  const zoom = (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1
  for (const [name, value] of Object.entries(values)) {
    element.style.setProperty(`--at-${name}`, `${Math.round(value / zoom)}px`)
  }
}
