/** Centre and four points well inside the corners. */
const POINTS = [
  [0.5, 0.5],
  [0.2, 0.2],
  [0.8, 0.2],
  [0.2, 0.8],
  [0.8, 0.8],
] as const

/**
 * Whether something else lies over all of an element that is in view: a cookie bar, a modal, a chat
 * bubble. Asks the browser at five points; points outside the window do not count.
 */
export function isCovered(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const points = POINTS.map(([x, y]) => [left + width * x, top + height * y] as const).filter(
    ([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight,
  )
  return points.length > 0 && points.every(([x, y]) => !reaches(element, x, y))
}

function reaches(element: Element, x: number, y: number): boolean {
  let hit = document.elementFromPoint(x, y)
  while (hit?.shadowRoot && hit !== element) {
    const inner = hit.shadowRoot.elementFromPoint(x, y)
    if (!inner || inner === hit) break
    hit = inner
  }
  // An ancestor is hit where the element lets pointers through; nothing lies over it then.
  return hit !== null && (element.contains(hit) || (hit.contains(element) && hit !== document.body))
}
