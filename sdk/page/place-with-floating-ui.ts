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
  const anchor = { getBoundingClientRect: () => rectInPage(target) }
  const place = async () => {
    // Lengths of ours are zoomed as the page is; what is read is not.
    const zoom = (card as { currentCSSZoom?: number }).currentCSSZoom ?? 1
    const ringPx = RING_PX * zoom
    const { x, y } = await computePosition(anchor, card, {
      strategy: 'fixed',
      placement: side,
      middleware: [
        offset(GAP_PX * zoom),
        flip({ fallbackAxisSideDirection: 'end', padding: EDGE_PX }),
        shift({ padding: EDGE_PX }),
      ],
    })
    put(card, { left: x / zoom, top: y / zoom })
    const { left, top, width, height } = rectInPage(target)
    put(ring, {
      left: (left - ringPx) / zoom,
      top: (top - ringPx) / zoom,
      width: (width + 2 * ringPx) / zoom,
      height: (height + 2 * ringPx) / zoom,
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
  const stop = autoUpdate(target, card, begin)
  const page = target.ownerDocument
  const motions = ['transitionrun', 'animationstart'] as const
  for (const type of motions) page.addEventListener(type, begin, true)
  return () => {
    stop()
    cancelAnimationFrame(frame)
    for (const type of motions) page.removeEventListener(type, begin, true)
    for (const element of [card, ring]) {
      for (const name of ['left', 'top', 'width', 'height'])
        element.style.removeProperty(`--at-${name}`)
    }
  }
}

/** The style sheet reads them, so that the narrow sheet can ignore them. */
function put(element: HTMLElement, values: Record<string, number>): void {
  for (const [name, value] of Object.entries(values)) {
    element.style.setProperty(`--at-${name}`, `${Math.round(value)}px`)
  }
}
