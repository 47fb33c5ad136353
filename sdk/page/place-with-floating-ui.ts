import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom'
import type { Side } from './keep-beside.ts'

/** Same distances as the anchored style sheet has. */
const GAP_PX = 14
const EDGE_PX = 8
const RING_PX = 4

/**
 * Places card and ring from script, where the browser has no CSS anchors or they do not reach the
 * target. A chunk of its own. Calls back after each placing; answers the stop function.
 */
export function placeWithFloatingUi(
  card: HTMLElement,
  ring: HTMLElement,
  target: Element,
  side: Side,
  onPlaced: () => void,
): () => void {
  for (const element of [card, ring]) element.setAttribute('unanchored', '')
  const place = async () => {
    const { x, y } = await computePosition(target, card, {
      strategy: 'fixed',
      placement: side,
      middleware: [
        offset(GAP_PX),
        flip({ fallbackAxisSideDirection: 'end', padding: EDGE_PX }),
        shift({ padding: EDGE_PX }),
      ],
    })
    put(card, { left: x, top: y })
    const { left, top, width, height } = target.getBoundingClientRect()
    put(ring, {
      left: left - RING_PX,
      top: top - RING_PX,
      width: width + 2 * RING_PX,
      height: height + 2 * RING_PX,
    })
    onPlaced()
  }
  const stop = autoUpdate(target, card, () => void place())
  return () => {
    stop()
    for (const element of [card, ring]) {
      element.removeAttribute('unanchored')
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
