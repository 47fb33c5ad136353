import { closestAround, frameOf } from './flat-tree.ts'

/** Shares of the sides: the centre and four points well inside the corners. */
const POINTS = [
  [0.5, 0.5],
  [0.2, 0.2],
  [0.8, 0.2],
  [0.2, 0.8],
  [0.8, 0.8],
] as const

/**
 * Whether something else lies over all of an element that is in view, or over the frame it is in: a
 * cookie bar, a modal, a chat bubble. Asks the browser at five points; points outside the window do
 * not count. Surfaces of ours step aside and cover nothing.
 */
export function isCovered(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  let isSeen = false
  let isHidden = false
  for (const [x, y] of POINTS) {
    let hit: Element | null = null
    let scope: Document | ShadowRoot | null = element.ownerDocument
    while (scope) {
      const inner = scope.elementFromPoint(left + width * x, top + height * y)
      scope = inner && inner !== hit && inner !== element ? inner.shadowRoot : null
      hit = inner ?? hit
    }
    // Nothing at all is there outside the window.
    if (!hit) continue
    if (reaches(hit, element)) isSeen = true
    else isHidden = true
  }
  const frame = frameOf(element)
  return (isHidden && !isSeen) || (frame !== null && isCovered(frame))
}

/** An ancestor is hit where the element lets pointers through; nothing lies over it then. */
function reaches(hit: Element, element: Element): boolean {
  return !!(
    closestAround(hit, (at) => at === element || at.localName.startsWith('milepost-')) ??
    (hit.localName !== 'body' && closestAround(element, (at) => at === hit))
  )
}
